import "fake-indexeddb/auto";
import { expect, it, vi } from "vitest";
import { createKeyStore, safeKeyStore } from "./key-store.ts";

const minute = 60_000;
const bytes = (value: number) => new Uint8Array(32).fill(value);
const pair = (value: number) => ({ publicKey: bytes(value), privateKey: bytes(value + 1) });

it("finds after a reload what the page before kept, each account's own", async () => {
  await createKeyStore().keepUserKey("anna", bytes(1));
  await createKeyStore().keepUserKey("boris", bytes(2));
  expect(await createKeyStore().userKey("anna")).toEqual(bytes(1));
  expect(await createKeyStore().userKey("boris")).toEqual(bytes(2));
});

it("forgets one account's key and leaves the other's", async () => {
  const store = createKeyStore();
  await store.keepUserKey("anna", bytes(1));
  await store.keepUserKey("boris", bytes(2));
  await store.forgetUserKey("anna");
  expect(await createKeyStore().userKey("anna")).toBeUndefined();
  expect(await createKeyStore().userKey("boris")).toEqual(bytes(2));
});

it("keeps the pair of a waiting authorization, and forgets it on request", async () => {
  await createKeyStore().keepKeyPair("au_1", pair(3), 0);
  expect(await createKeyStore().keyPair("au_1")).toEqual(pair(3));
  await createKeyStore().forgetKeyPair("au_1");
  expect(await createKeyStore().keyPair("au_1")).toBeUndefined();
});

it("keeps the authorization that was begun last, until it is forgotten", async () => {
  const begun = { authId: "au_2", phone: "+79991234567", since: 0 };
  await createKeyStore().keepAuthorization({ ...begun, authId: "au_1" });
  await createKeyStore().keepAuthorization(begun);
  expect(await createKeyStore().authorization()).toEqual(begun);
  await createKeyStore().forgetAuthorization();
  expect(await createKeyStore().authorization()).toBeUndefined();
});

it("forgets pairs of authorizations that are over when the next one is kept", async () => {
  const store = createKeyStore();
  await store.keepKeyPair("au_old", pair(1), 0);
  await store.keepKeyPair("au_waiting", pair(3), 10 * minute);
  await store.keepKeyPair("au_new", pair(5), 16 * minute);
  expect(await store.keyPair("au_old")).toBeUndefined();
  expect(await store.keyPair("au_waiting")).toEqual(pair(3));
  expect(await store.keyPair("au_new")).toEqual(pair(5));
});

it("keeps keys in the page's memory where the browser forbids storage, in IndexedDB elsewhere", async () => {
  await safeKeyStore().keepUserKey("anna", bytes(7));
  expect(await safeKeyStore().userKey("anna")).toEqual(bytes(7));
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("forbidden", "SecurityError");
  });
  const forbidden = safeKeyStore();
  await forbidden.keepUserKey("carl", bytes(8));
  await forbidden.keepKeyPair("au_1", pair(9), 0);
  expect(await forbidden.userKey("carl")).toEqual(bytes(8));
  expect(await forbidden.keyPair("au_1")).toEqual(pair(9));
  vi.restoreAllMocks();
  expect(await createKeyStore().userKey("carl")).toBeUndefined();
});
