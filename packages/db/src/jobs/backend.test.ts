import { afterAll, beforeAll, expect, test } from "vitest";
import { createDb, type Db } from "../client.ts";
import { silentLog } from "../log.ts";
import { type Gate, openGate } from "../testing/gate.ts";
import { rulesOf } from "../testing/modes.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { backendOf } from "./backend.ts";
import { createJobs } from "./jobs.ts";

test.each([
  ["PostgreSQL 18.4 on x86_64-pc-linux-gnu", "postgres"],
  ["PostgreSQL 15.12-YB-2025.2.3.0-b0 on x86_64-pc-linux-gnu", "yugabytedb"],
  ["CockroachDB CCL v26.1.0 (x86_64-pc-linux-gnu)", "cockroachdb"],
])("%s is worked by pg-boss as %s", (version, backend) => {
  expect(backendOf(version)).toBe(backend);
});

let database: TestDatabase;
let gate: Gate;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.pool.query("drop schema pgboss cascade");
  gate = await openGate(database.wholeUrl, rulesOf(new Set(["plain"])));
  db = createDb({ url: gate.url, log: silentLog });
});
afterAll(async () => {
  await db.close();
  await gate.close();
  await database.close();
});

test("where there are neither session locks nor partitions, the queues are made without, and worked", async () => {
  const jobs = createJobs({ db, log: silentLog });
  await jobs.start();
  await jobs.queue("distributed", "keyed");
  await db.sqlTx((tx) => jobs.enqueue(tx, "distributed", ["a", "b"]));
  const seen: string[] = [];
  jobs.work("distributed", { concurrency: 2, handler: async ({ key }) => void seen.push(key) });
  await expect.poll(() => seen.sort()).toEqual(["a", "b"]);
  await jobs.stop();
  const kinds =
    "select distinct relkind from pg_class where relnamespace = 'pgboss'::regnamespace and relname ~ '^job'";
  const { rows } = await db.pool.query<{ relkind: string }>(kinds);
  expect(rows.map(({ relkind }) => relkind)).not.toContain("p");
});
