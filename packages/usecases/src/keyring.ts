import { createHmac } from "node:crypto";

/** Keyed hashes for one purpose each, so that a value of one kind can never stand for another. */
export interface Keyring {
  /** HMAC-SHA256 of `value` under the key of `purpose`. */
  hmac(purpose: string, value: string): Buffer;
}

/** A keyring over the deployment's `SECRET_KEY`. */
export function createKeyring(secretKey: Uint8Array): Keyring {
  const derived = new Map<string, Buffer>();
  const keyOf = (purpose: string) => {
    const known = derived.get(purpose);
    if (known) return known;
    const key = createHmac("sha256", secretKey).update(`gotovo:${purpose}`).digest();
    derived.set(purpose, key);
    return key;
  };
  return { hmac: (purpose, value) => createHmac("sha256", keyOf(purpose)).update(value).digest() };
}
