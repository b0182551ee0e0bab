import vectors from "@gotovo/contract/accounts/keys/vectors.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "./fingerprint.ts";
import { isProof, proofOf } from "./key-hash.ts";

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "base64url"));
const registered = bytes(vectors.registered_hash);
const proof = bytes(vectors.sign_in_proof);
const publicKey = bytes(vectors.handover.new_device.public_key);

describe("a proof of the user key", () => {
  it("is the one the browser makes", () => {
    expect(proofOf(registered, vectors.auth_id)).toEqual(proof);
    expect(isProof(proof, registered, vectors.auth_id)).toBe(true);
  });

  it.each([
    ["the registered hash itself", registered, vectors.auth_id],
    ["one of another authorization", proof, "au_another"],
    ["one that is cut", proof.slice(1), vectors.auth_id],
    ["nothing", new Uint8Array(), vectors.auth_id],
  ])("is not %s", (_, given, authId) => {
    expect(isProof(given, registered, authId)).toBe(false);
  });

  it("is not one of another key", () => {
    expect(isProof(proof, registered.toReversed(), vectors.auth_id)).toBe(false);
  });
});

describe("a fingerprint", () => {
  it("is the one both devices show", () => {
    expect(fingerprintOf(vectors.auth_id, publicKey)).toBe(vectors.fingerprint);
  });

  it("tells a swapped public key and another authorization", () => {
    const others = [fingerprintOf(vectors.auth_id, publicKey.toReversed()), fingerprintOf("au_2", publicKey)];
    expect(new Set([vectors.fingerprint, ...others]).size).toBe(3);
  });
});
