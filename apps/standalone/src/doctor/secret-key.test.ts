import { silentLog } from "@gotovo/db";
import { createTestDatabase, type TestDatabase } from "@gotovo/testing/database/test-database";
import { openDeps } from "@gotovo/usecases/open-deps";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookAtSecretKey } from "./look-at-secret-key.ts";

const [old, next] = [
  Buffer.from("the-key-before".padEnd(32, "!")),
  Buffer.from("the-key-after".padEnd(32, "!")),
];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** What a process that starts with these keys derives. */
async function start(current: Buffer, previous: Buffer | null): Promise<string> {
  const secretKeys = { current, previous };
  const { deps, close } = await openDeps({ url: database.url, migrates: false, secretKeys, log: silentLog });
  const derived = deps.keyring.hmac("pairing-code", "an id").toString("hex");
  await close();
  return derived;
}

/** What the doctor says when it is run with these keys. */
async function examine(current: Buffer | null, previous: Buffer | null = null): Promise<string> {
  const { state, says } = await lookAtSecretKey(database.db.pool, { current, previous });
  return `${state}: ${says}`;
}

test("a change of SECRET_KEY, step by step as docs/run.md has it; the doctor sees how far it is", async () => {
  expect(await examine(old)).toMatch(/^good: is made at the first start/);
  const codes = await start(old, null);
  expect(await examine(old)).toMatch(/^good: SECRET_KEY is the one in use \([0-9a-f]{12}\) since 2/);
  expect(await examine(null)).toMatch(/^doubtful: SECRET_KEY is not given here/);

  // 1. Both are set everywhere. Nothing has been restarted yet.
  expect(await examine(next, old)).toMatch(
    /^doubtful: SECRET_KEY_PREVIOUS is still the one in use .* Restart a process/,
  );
  const { rows: before } = await database.db.pool.query("select sealed, sealed_at from data_key");
  // 2. Processes are restarted, one by one. One that has the former settings still would not start again.
  expect(await start(next, old)).toBe(codes);
  expect(await examine(next, old)).toMatch(
    /^doubtful: SECRET_KEY is the one in use .* nothing needs SECRET_KEY_PREVIOUS/,
  );
  await expect(start(old, null)).rejects.toThrow(
    "SECRET_KEY: is not the key that this database was used with",
  );
  // 3. The former key is taken away.
  expect(await start(next, null)).toBe(codes);
  expect(await examine(next)).toMatch(/^good: SECRET_KEY is the one in use/);
  expect(await examine(old)).toMatch(/^bad: is another than the database was used with/);

  // A backup from before the change is restored: it opens with the former key, and changes over as well.
  await database.db.pool.query("update data_key set sealed = $1, sealed_at = $2", [
    before[0].sealed,
    before[0].sealed_at,
  ]);
  expect(await examine(next)).toMatch(/^bad/);
  expect(await start(next, old)).toBe(codes);
  expect(await examine(next)).toMatch(/^good/);
});
