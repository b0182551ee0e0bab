import { fromBase64Url, toBase64Url } from "./encoding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { type KeyPair, makeKeyPair, openUserKey, sealUserKey } from "./handover.ts";
import { BrokenSeal } from "./seal.ts";
import type { Sodium } from "./sodium.ts";
import { makeUserKey, registeredHash, signInProof } from "./user-key.ts";

/** The other device's answer as it travels: base64url. */
export interface HandoverAnswer {
  readonly public_key: string;
  readonly user_key_enc: string;
}

/** What screens do with keys, in the wire's terms. Each loads libsodium on its first use. */
export interface Keys {
  makeUserKey(): Promise<Uint8Array>;
  makeKeyPair(): Promise<KeyPair>;
  /** `user_key_hash` as it is registered. */
  hash(userKey: Uint8Array): Promise<string>;
  /** `user_key_hash` as signIn takes it. */
  proof(userKey: Uint8Array, authId: string): Promise<string>;
  /** `publicKey` as bytes or as it travels. */
  fingerprint(authId: string, publicKey: Uint8Array | string): Promise<string>;
  /** Throws BrokenSeal. */
  seal(userKey: Uint8Array, newDevice: string, authId: string): Promise<HandoverAnswer>;
  /** Throws BrokenSeal. */
  open(mine: KeyPair, answer: HandoverAnswer, authId: string): Promise<Uint8Array>;
}

export function createKeys(load: () => Promise<Sodium>): Keys {
  return {
    makeUserKey: async () => makeUserKey(await load()),
    makeKeyPair: async () => makeKeyPair(await load()),
    hash: async (userKey) => toBase64Url(registeredHash(await load(), userKey)),
    proof: async (userKey, authId) => toBase64Url(signInProof(await load(), userKey, authId)),
    async fingerprint(authId, publicKey) {
      const bytes = typeof publicKey === "string" ? fromBase64Url(publicKey) : publicKey;
      return fingerprintOf(await load(), authId, bytes);
    },
    async seal(userKey, newDevice, authId) {
      const sealed = sealUserKey(await load(), userKey, bytesOf(newDevice), authId);
      return { public_key: toBase64Url(sealed.publicKey), user_key_enc: toBase64Url(sealed.userKeyEnc) };
    },
    async open(mine, { public_key, user_key_enc }, authId) {
      const sealed = { publicKey: bytesOf(public_key), userKeyEnc: bytesOf(user_key_enc) };
      return openUserKey(await load(), mine, sealed, authId);
    },
  };
}

function bytesOf(text: string): Uint8Array {
  try {
    return fromBase64Url(text);
  } catch (cause) {
    throw new BrokenSeal("These are no bytes", { cause });
  }
}
