import vectors from "@gotovo/contract/accounts/keys/vectors.json" with { type: "json" };
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { nobleProof, nobleRegisteredHash } from "../../dev/noble-keys.ts";
import { fromBase64Url, toBase64Url } from "./encoding.ts";
import { loadSodium, type Sodium } from "./sodium.ts";
import { makeUserKey, registeredHash, signInProof } from "./user-key.ts";

let sodium: Sodium;
beforeAll(async () => {
  sodium = await loadSodium();
});

const userKey = fromBase64Url(vectors.user_key);

it("hashes and proves as the examples say", () => {
  expect(toBase64Url(registeredHash(sodium, userKey))).toBe(vectors.registered_hash);
  expect(toBase64Url(signInProof(sodium, userKey, vectors.auth_id))).toBe(vectors.sign_in_proof);
});

it("hashes and proves as another library does, for any key and authorization", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), (key, authId) => {
      expect(registeredHash(sodium, key)).toEqual(nobleRegisteredHash(key));
      expect(signInProof(sodium, key, authId)).toEqual(nobleProof(key, authId));
    }),
  );
});

it("never proves two authorizations alike, and a proof is not the registered hash", () => {
  const proofs = ["au_1", "au_2"].map((authId) => toBase64Url(signInProof(sodium, userKey, authId)));
  expect(new Set([...proofs, vectors.registered_hash]).size).toBe(3);
});

it("makes a key of 32 bytes, every time another", () => {
  const [one, other] = [makeUserKey(sodium), makeUserKey(sodium)];
  expect([one.length, other.length]).toEqual([32, 32]);
  expect(one).not.toEqual(other);
});
