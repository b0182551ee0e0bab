import { BrokenSeal, seal, unseal } from "./seal.ts";
import type { Sodium } from "./sodium.ts";
import { userKeyBytes } from "./user-key.ts";

export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A user key on its way to another device, as respondVerify carries it. */
export interface SealedUserKey {
  /** Of the approving device, made for this one handover. */
  readonly publicKey: Uint8Array;
  /** nonce(24) ‖ ciphertext, with the authorization's id as associated data. */
  readonly userKeyEnc: Uint8Array;
}

/** The new device's pair for one authorization: the server's side of crypto_kx. */
export function makeKeyPair(sodium: Sodium): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_kx_keypair();
  return { publicKey, privateKey };
}

/** The approving device seals the user key for the new device's public key. Throws BrokenSeal for a worthless one. */
export function sealUserKey(
  sodium: Sodium,
  userKey: Uint8Array,
  newDevice: Uint8Array,
  authId: string,
): SealedUserKey {
  const mine = makeKeyPair(sodium);
  const { sharedTx } = agreed(() =>
    sodium.crypto_kx_client_session_keys(mine.publicKey, mine.privateKey, newDevice),
  );
  return { publicKey: mine.publicKey, userKeyEnc: seal(sodium, sharedTx, userKey, authId) };
}

/**
 * The new device opens what the approving one sealed. Throws BrokenSeal when it was sealed for another pair or another
 * authorization, or was changed on the way.
 */
export function openUserKey(
  sodium: Sodium,
  mine: KeyPair,
  { publicKey, userKeyEnc }: SealedUserKey,
  authId: string,
): Uint8Array {
  const { sharedRx } = agreed(() =>
    sodium.crypto_kx_server_session_keys(mine.publicKey, mine.privateKey, publicKey),
  );
  const userKey = unseal(sodium, sharedRx, userKeyEnc, authId);
  if (userKey.length !== userKeyBytes) throw new BrokenSeal("This is no user key");
  return userKey;
}

function agreed<T>(exchange: () => T): T {
  try {
    return exchange();
  } catch (cause) {
    // libsodium refuses keys of a wrong length and those that make every secret the same.
    throw new BrokenSeal("This public key cannot be used", { cause });
  }
}
