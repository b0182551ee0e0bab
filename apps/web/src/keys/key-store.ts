import { createStore, del, entries, get, set } from "idb-keyval";
import type { KeyPair } from "./handover.ts";

/** What this browser keeps of keys between page loads. Every method rejects where the browser forbids storage. */
export interface KeyStore {
  userKey(accountId: string): Promise<Uint8Array | undefined>;
  keepUserKey(accountId: string, userKey: Uint8Array): Promise<void>;
  forgetUserKey(accountId: string): Promise<void>;
  /** The pair made for an authorization that still waits for its answer. */
  keyPair(authId: string): Promise<KeyPair | undefined>;
  /** `now` in milliseconds; pairs of authorizations that are long over are forgotten by the way. */
  keepKeyPair(authId: string, pair: KeyPair, now: number): Promise<void>;
  forgetKeyPair(authId: string): Promise<void>;
  /** The authorization that this browser began last. Its id alone may sign in, so it is kept like a key. */
  authorization(): Promise<KeptAuthorization | undefined>;
  keepAuthorization(begun: KeptAuthorization): Promise<void>;
  forgetAuthorization(): Promise<void>;
}

export interface KeptAuthorization {
  readonly authId: string;
  readonly phone: string;
  /** Milliseconds. */
  readonly since: number;
}

/** Longer than an authorization lives. */
const pairLifeMs = 15 * 60_000;

interface KeptPair extends KeyPair {
  readonly madeAt: number;
}

const only = "begun";

/** The keys in IndexedDB, one database for each kind. */
export function createKeyStore(): KeyStore {
  const authorizations = createStore("gotovo-authorization", "authorization");
  const userKeys = createStore("gotovo-user-keys", "keys");
  const pairs = createStore("gotovo-key-pairs", "pairs");
  return {
    userKey: (accountId) => get<Uint8Array>(accountId, userKeys),
    keepUserKey: (accountId, userKey) => set(accountId, userKey, userKeys),
    forgetUserKey: (accountId) => del(accountId, userKeys),
    async keyPair(authId) {
      const kept = await get<KeptPair>(authId, pairs);
      return kept && { publicKey: kept.publicKey, privateKey: kept.privateKey };
    },
    async keepKeyPair(authId, { publicKey, privateKey }, now) {
      for (const [id, { madeAt }] of await entries<string, KeptPair>(pairs))
        if (madeAt < now - pairLifeMs) await del(id, pairs);
      await set(authId, { publicKey, privateKey, madeAt: now } satisfies KeptPair, pairs);
    },
    forgetKeyPair: (authId) => del(authId, pairs),
    authorization: () => get<KeptAuthorization>(only, authorizations),
    keepAuthorization: (begun) => set(only, begun, authorizations),
    forgetAuthorization: () => del(only, authorizations),
  };
}

/** The same in this page's memory: where the browser forbids storage. */
export function createMemoryKeyStore(): KeyStore {
  const userKeys = new Map<string, Uint8Array>();
  const pairs = new Map<string, KeyPair>();
  let authorization: KeptAuthorization | undefined;
  return {
    userKey: async (accountId) => userKeys.get(accountId),
    keepUserKey: async (accountId, userKey) => void userKeys.set(accountId, userKey),
    forgetUserKey: async (accountId) => void userKeys.delete(accountId),
    keyPair: async (authId) => pairs.get(authId),
    keepKeyPair: async (authId, pair) => void pairs.set(authId, pair),
    forgetKeyPair: async (authId) => void pairs.delete(authId),
    authorization: async () => authorization,
    async keepAuthorization(begun) {
      authorization = begun;
    },
    async forgetAuthorization() {
      authorization = undefined;
    },
  };
}

/** IndexedDB, or memory where that is forbidden: a private window forgets the keys with the page. */
export function safeKeyStore(): KeyStore {
  const stored = createKeyStore();
  const chosen = stored.keyPair("").then(() => stored, createMemoryKeyStore);
  return {
    userKey: async (accountId) => (await chosen).userKey(accountId),
    keepUserKey: async (accountId, userKey) => (await chosen).keepUserKey(accountId, userKey),
    forgetUserKey: async (accountId) => (await chosen).forgetUserKey(accountId),
    keyPair: async (authId) => (await chosen).keyPair(authId),
    keepKeyPair: async (authId, pair, now) => (await chosen).keepKeyPair(authId, pair, now),
    forgetKeyPair: async (authId) => (await chosen).forgetKeyPair(authId),
    authorization: async () => (await chosen).authorization(),
    keepAuthorization: async (begun) => (await chosen).keepAuthorization(begun),
    forgetAuthorization: async () => (await chosen).forgetAuthorization(),
  };
}
