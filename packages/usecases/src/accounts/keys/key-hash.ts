import { timingSafeEqual } from "node:crypto";
import { blake2b } from "@noble/hashes/blake2.js";

/**
 * The proof that signIn expects: BLAKE2b-256 of `gotovo:sign-in:<authId>`, keyed with the registered `user_key_hash`
 * (32 bytes). Every authorization has its own, so a captured one opens no other.
 */
export function proofOf(registeredHash: Uint8Array, authId: string): Uint8Array {
  return blake2b(Buffer.from(`gotovo:sign-in:${authId}`), { dkLen: 32, key: registeredHash });
}

/** Whether this proof is the right one for this authorization; compared in constant time. */
export function isProof(proof: Uint8Array, registeredHash: Uint8Array, authId: string): boolean {
  const right = proofOf(registeredHash, authId);
  return proof.length === right.length && timingSafeEqual(proof, right);
}
