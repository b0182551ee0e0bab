import { utf8 } from "./encoding.ts";
import type { Sodium } from "./sodium.ts";

export const userKeyBytes = 32;

/** A new user key. It never leaves the person's devices unsealed. */
export function makeUserKey(sodium: Sodium): Uint8Array {
  return sodium.randombytes_buf(userKeyBytes);
}

/** `user_key_hash` as it is registered once: BLAKE2b-256 of the user key (docs/documents/auth-protocol.md). */
export function registeredHash(sodium: Sodium, userKey: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(32, userKey, null);
}

/**
 * What signIn sends as `user_key_hash`: BLAKE2b-256 of this authorization's id, keyed with the registered hash. It opens
 * no other authorization, so a captured one is worth nothing.
 */
export function signInProof(sodium: Sodium, userKey: Uint8Array, authId: string): Uint8Array {
  return sodium.crypto_generichash(32, utf8(`gotovo:sign-in:${authId}`), registeredHash(sodium, userKey));
}
