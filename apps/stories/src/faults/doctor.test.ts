import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJobs, silentLog } from "@gotovo/db";
import { createTestDatabase, type TestDatabase } from "@gotovo/testing/database/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChild } from "../world/child.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";

let telegram: LocalTelegram;
let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "gotovo-doctor-"));
  [telegram, database] = await Promise.all([openTelegram(), createTestDatabase()]);
});
afterAll(async () => {
  await telegram?.close();
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** What `npm run doctor` says, and how it ends. */
async function examine(more: Record<string, string> = {}) {
  const env = { ...telegram.env, DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: "1", ...more };
  const doctor = startChild("apps/standalone/src/doctor.ts", [], env);
  return { code: await doctor.ended, lines: doctor.output().trimEnd().split("\n") };
}

test("a product that is well is told so, line by line", async () => {
  const { code, lines } = await examine();
  expect(lines).toEqual([
    expect.stringMatching(/^! codes +reach no phone/),
    expect.stringMatching(/^✓ database +PostgreSQL 18/),
    expect.stringMatching(/^✓ writes +are taken/),
    expect.stringMatching(/^✓ isolation +is (read committed|serializable)$/),
    expect.stringMatching(/^✓ clock +agrees/),
    expect.stringMatching(/^✓ connections +\d+ of 300 in use/),
    expect.stringMatching(/^✓ schema +is that of this version/),
    expect.stringMatching(/^✓ secret key +is made at the first start/),
    expect.stringMatching(/^✓ queues +nothing waits/),
    expect.stringMatching(/^✓ updates +none is set aside/),
    expect.stringMatching(/^✓ customer bot +is @\w+/),
    expect.stringMatching(/^✓ customer updates +are polled for/),
    expect.stringMatching(/^✓ horeca bot +is @\w+/),
    expect.stringMatching(/^✓ horeca updates +are polled for/),
    expect.stringMatching(/^! public address +http:\/\/localhost:1 cannot be reached from here/),
  ]);
  expect(code).toBe(0);
});

test("what nobody works, what failed and what is missing are named, with what to do", async () => {
  const { pool } = database.db;
  const jobs = createJobs({ db: database.db, log: silentLog });
  await jobs.start();
  await jobs.queue("order-tick", "plain");
  await jobs.stop();
  await pool.query(`insert into pgboss.job (name, data, start_after)
    values ('order-tick', '{}', now() - interval '10 minutes')`);
  await pool.query(`insert into update_set_aside (bot, update_id, chat_id, update, error, tries)
    values ('customer', 1, 7, '{}', 'a fault', 10)`);
  await pool.query(`insert into _prisma_migrations (id, migration_name, checksum, finished_at)
    values ('x', '99991231000000_later', '', now())`);
  const { code, lines } = await examine();
  const said = lines.join("\n");
  expect(said).toMatch(/✗ queues +1 jobs of order-tick wait, the oldest for 60\d s\. .*npm run role/);
  expect(said).toMatch(/! updates +1 could not be handled.*npm run updates:retry/);
  expect(said).toMatch(/! schema +is of a newer version \(99991231000000_later\)/);
  expect(code).toBe(1);
});

test("a database that is away, a token that is wrong and settings that cannot be are each said", async () => {
  const away = await examine({
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/gotovo",
    CUSTOMER_BOT_TOKEN: "1:wrong",
  });
  expect(away.lines.join("\n")).toMatch(/✗ database +cannot be reached: .*ECONNREFUSED.*Check DATABASE_URL/);
  expect(away.lines.join("\n")).toMatch(
    /✗ customer bot +Telegram does not know the token\. Set CUSTOMER_BOT_TOKEN/,
  );
  expect(away.code).toBe(1);
  const unread = await examine({ OUTBOUND_PER_SECOND: "none", NODE_ENV: "production" });
  expect(unread.lines.join("\n")).toMatch(/✗ settings +OUTBOUND_PER_SECOND/);
  expect(unread.code).toBe(1);
});
