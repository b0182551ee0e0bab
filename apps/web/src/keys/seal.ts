import { utf8 } from "./encoding.ts";
import type { Sodium } from "./sodium.ts";

/** What was sealed cannot be opened: another key, another place, or not all there. */
export class BrokenSeal extends Error {}

/**
 * XChaCha20-Poly1305 (IETF) with a fresh random nonce: nonce(24) ‖ ciphertext with its tag(16). `place` says what it is
 * sealed for: opened as anything else it is refused.
 */
export function seal(sodium: Sodium, key: Uint8Array, plain: Uint8Array, place: string): Uint8Array {
  const nonce = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, utf8(place), null, nonce, key);
  const box = new Uint8Array(nonce.length + sealed.length);
  box.set(nonce);
  box.set(sealed, nonce.length);
  return box;
}

/** What `seal` closed for the same key and place. Throws BrokenSeal. */
export function unseal(sodium: Sodium, key: Uint8Array, box: Uint8Array, place: string): Uint8Array {
  const start = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  if (box.length < start + sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES)
    throw new BrokenSeal("The box is too short");
  const nonce = box.subarray(0, start);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      box.subarray(start),
      utf8(place),
      nonce,
      key,
    );
  } catch (cause) {
    throw new BrokenSeal("The box is not for this key and place, or was changed", { cause });
  }
}
