import { randomBytes } from "node:crypto";
import { silentLog } from "@gotovo/db";
import { createTestDatabase } from "@gotovo/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "./context.ts";
import { openDataKey, WrongSecretKey } from "./data-key.ts";
import { claimKey, storeAnswer } from "./http/idempotency.ts";
import { openDeps } from "./open-deps.ts";
import { createMerchant } from "./venue/merchants/create-merchant.ts";

const [first, second, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const answer = { status: 201, body: '{"code":"K7FM-Q2XW-9P"}', contentType: "application/json" };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Does `work` as a process of the product that was started with these keys. */
async function started<T>(
  current: Uint8Array,
  previous: Uint8Array | null,
  work: (deps: Deps) => Promise<T>,
): Promise<T> {
  const secretKeys = { current, previous };
  const { deps, close } = await openDeps({ url: database.url, migrates: false, secretKeys, log: silentLog });
  try {
    return await work(deps);
  } finally {
    await close();
  }
}

const derived = async ({ keyring }: Deps) => keyring.hmac("pairing-code", "an id").toString("hex");

test("a rotation keeps what was derived and sealed; afterwards the new key alone will do, and no other", async () => {
  const before = await started(first, null, derived);
  const merchantId = await started(first, null, async (deps) => {
    const made = await createMerchant(deps, { name: "Zerno", venues: [{ name: "Bar" }] });
    await claimKey(deps, made.merchantId, "key", "hash");
    await storeAnswer(deps, made.merchantId, "key", answer);
    return made.merchantId;
  });
  await expect(started(second, null, derived)).rejects.toThrow(WrongSecretKey);
  await expect(started(second, third, derived)).rejects.toThrow("SECRET_KEY: is not the key");
  expect(await started(second, first, derived)).toBe(before);
  // Some processes may still have the keys the other way round.
  expect(await started(first, second, derived)).toBe(before);
  expect(await started(second, first, derived)).toBe(before);
  await started(second, null, async (deps) => {
    expect(await derived(deps)).toBe(before);
    expect(await claimKey(deps, merchantId, "key", "hash")).toEqual(answer);
  });
  await expect(started(first, null, derived)).rejects.toThrow(WrongSecretKey);
});

test("the secret key and the data key cannot be told from the database", async () => {
  const { rows } = await database.db.pool.query("select sealed from data_key");
  for (const key of [first, second]) expect(rows[0].sealed).not.toContain(key.toString("base64url"));
});

test("processes that start at once on a new database all have one key", async () => {
  await database.db.pool.query("delete from data_key");
  const keys = { current: first, previous: null };
  const opened = await Promise.all(
    Array.from({ length: 8 }, () => openDataKey(database.db.pool, keys, randomBytes)),
  );
  expect(new Set(opened.map((key) => Buffer.from(key).toString("hex"))).size).toBe(1);
});

test("what a database held before it had a data key stays good", async () => {
  await database.db.pool.query("delete from data_key");
  const keys = { current: second, previous: first };
  expect(Buffer.from(await openDataKey(database.db.pool, keys, randomBytes))).toEqual(first);
});
