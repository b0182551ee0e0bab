import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

/** Keyed hashes for one purpose each, so that a value of one kind can never stand for another. */
export interface Keyring {
  /** HMAC-SHA256 of `value` under the key of `purpose`. */
  hmac(purpose: string, value: string): Buffer;
}

/** A keyring over the deployment's `SECRET_KEY`. */
export function createKeyring(secretKey: Uint8Array): Keyring {
  // As key objects: a key given as bytes is made one anew with every hash, which takes longer than the hash.
  const derived = new Map<string, KeyObject>();
  const keyOf = (purpose: string) => {
    const known = derived.get(purpose);
    if (known) return known;
    const bytes = createHmac("sha256", secretKey).update(`gotovo:${purpose}`).digest();
    const key = createSecretKey(bytes);
    derived.set(purpose, key);
    return key;
  };
  return { hmac: (purpose, value) => createHmac("sha256", keyOf(purpose)).update(value).digest() };
}
