import vectors from "@gotovo/contract/accounts/keys/vectors.json" with { type: "json" };
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { fromBase64Url } from "./encoding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { makeKeyPair } from "./handover.ts";
import { loadSodium, type Sodium } from "./sodium.ts";

let sodium: Sodium;
beforeAll(async () => {
  sodium = await loadSodium();
});

const publicKey = fromBase64Url(vectors.handover.new_device.public_key);

it("is the example's", () => {
  expect(fingerprintOf(sodium, vectors.auth_id, publicKey)).toBe(vectors.fingerprint);
});

it("is six groups of four digits, whatever the key", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
      expect(fingerprintOf(sodium, vectors.auth_id, key)).toMatch(/^\d{4}( \d{4}){5}$/);
    }),
  );
});

it("tells a swapped public key and another authorization", () => {
  const swapped = fingerprintOf(sodium, vectors.auth_id, makeKeyPair(sodium).publicKey);
  const elsewhere = fingerprintOf(sodium, "au_another", publicKey);
  expect(new Set([vectors.fingerprint, swapped, elsewhere]).size).toBe(3);
});
