import { toBase64Url } from "../keys/encoding.ts";
import type { KeyStore } from "../keys/key-store.ts";
import type { Keys } from "../keys/keys.ts";
import { BrokenSeal } from "../keys/seal.ts";
import type { CallAuth } from "./api.ts";
import type { Answer } from "./events.ts";

export interface StepDeps {
  readonly call: CallAuth;
  readonly keys: Keys;
  readonly store: KeyStore;
  readonly now: () => number;
}

/** Asks another device to let this one in, and answers the fingerprint that both show. Again: with the same keys. */
export async function askDevice({ call, keys, store, now }: StepDeps, authId: string): Promise<string> {
  const pair = (await store.keyPair(authId)) ?? (await keys.makeKeyPair());
  await store.keepKeyPair(authId, pair, now());
  const fingerprint = await keys.fingerprint(authId, pair.publicKey);
  await call("verify", { auth_id: authId, public_key: toBase64Url(pair.publicKey) });
  return fingerprint;
}

/** The fingerprint of a question that was asked before; null when its keys are lost. */
export async function askedFingerprint({ keys, store }: StepDeps, authId: string): Promise<string | null> {
  const pair = await store.keyPair(authId);
  return pair ? keys.fingerprint(authId, pair.publicKey) : null;
}

/**
 * Signs in as the other device allowed: with the account's key, or without.
 * @throws BrokenSeal for what was not sealed for this device; ApiError
 */
export async function takeAnswer(
  { call, keys, store }: StepDeps,
  authId: string,
  { accept, public_key, user_key_enc }: Answer,
): Promise<"refused" | "done"> {
  if (!accept) return "refused";
  if (public_key === undefined || user_key_enc === undefined) {
    await call("signIn", { auth_id: authId, user_key_hash: null });
    return "done";
  }
  const pair = await store.keyPair(authId);
  if (!pair) throw new BrokenSeal("The keys that were made for this answer are lost");
  const userKey = await keys.open(pair, { public_key, user_key_enc }, authId);
  const proof = await keys.proof(userKey, authId);
  const { user_id } = await call("signIn", { auth_id: authId, user_key_hash: proof });
  await store.keepUserKey(user_id, userKey);
  return "done";
}

/** Registers a new account with a new key, which is kept before: an answer that is lost must not lose the key. */
export async function register(
  { call, keys, store }: StepDeps,
  authId: string,
  profile: { readonly user_name: string; readonly user_nickname: string },
): Promise<void> {
  const userKey = (await store.userKey(authId)) ?? (await keys.makeUserKey());
  await store.keepUserKey(authId, userKey);
  const user_key_hash = await keys.hash(userKey);
  const { user_id } = await call("signUp", { auth_id: authId, ...profile, user_key_hash });
  await store.keepUserKey(user_id, userKey);
  await store.forgetUserKey(authId);
}
