import { afterAll, beforeAll, expect, test } from "vitest";
import { createDb } from "./client.ts";
import { silentLog } from "./log.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const withDb = async <T>(url: string, work: (db: ReturnType<typeof createDb>) => Promise<T>) => {
  const db = createDb({ url, log: silentLog });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};

test("a database that works takes writes; the probe stays one row", async () => {
  expect(await withDb(database.url, (db) => db.takesWrites())).toBe(true);
  expect(await database.db.takesWrites()).toBe(true);
  const { rows } = await database.db.pool.query("select count(*)::int as count from write_probe");
  expect(rows).toEqual([{ count: 1 }]);
});

test("one that is read only does not, though it answers", async () => {
  const url = new URL(database.url);
  url.searchParams.set("options", "-c default_transaction_read_only=on");
  await withDb(url.href, async (db) => {
    expect((await db.pool.query("select 1")).rowCount).toBe(1);
    expect(await db.takesWrites()).toBe(false);
  });
});

test("nor does one that lets nobody in", async () => {
  const url = new URL(database.url);
  url.username = "nobody_of_that_name";
  expect(await withDb(url.href, (db) => db.takesWrites())).toBe(false);
});
