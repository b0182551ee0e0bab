import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate } from "./migrate.ts";
import { requireSchema, UnfitSchema } from "./require-schema.ts";
import { resolveMigration } from "./resolve.ts";

let folder: string;
let url: string;
let admin: pg.Client;
let running: pg.Client;
const name = `test_${process.pid}_beside`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gotovo-migrate-"));
  const { adminUrl } = inject("testServer");
  url = adminUrl.replace(/\/postgres$/, `/${name}`);
  admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  running = new pg.Client({ connectionString: url });
  await running.connect();
  await put("1_shop", "CREATE TABLE shop (id int)");
  await migrate(url, { folder });
});
afterEach(async () => {
  await running.end();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
  await rm(folder, { recursive: true });
});

async function put(migration: string, sql: string): Promise<void> {
  await mkdir(join(folder, migration), { recursive: true });
  await writeFile(join(folder, migration, "migration.sql"), sql);
}

const columns = async () =>
  (await running.query("SELECT column_name FROM information_schema.columns WHERE table_name = 'shop'"))
    .rowCount;

test("a migration that waits for a table steps back again and again, and comes through when it is free", async () => {
  await put("2_name", "ALTER TABLE shop ADD COLUMN name text");
  await running.query("BEGIN");
  await running.query("SELECT * FROM shop");
  const migrating = migrate(url, { folder, lockTimeout: 100 });
  const waits = async () =>
    (
      await admin.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'", [
        name,
      ])
    ).rowCount;
  await expect.poll(waits, { interval: 5, timeout: 5_000 }).toBe(1);
  // Whoever comes while it waits is behind it for no longer than that.
  const asked = performance.now();
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query("SELECT * FROM shop");
  await other.end();
  expect(performance.now() - asked).toBeLessThan(5_000);
  await running.query("COMMIT");
  expect(await migrating).toEqual(["2_name"]);
  expect(await columns()).toBe(2);
});

test("one that never gets its table fails in the end, and changes nothing", async () => {
  await put("2_name", "ALTER TABLE shop ADD COLUMN name text");
  await running.query("BEGIN");
  await running.query("SELECT * FROM shop");
  await expect(migrate(url, { folder, lockTimeout: 20, tries: 3 })).rejects.toThrow("lock timeout");
  await running.query("COMMIT");
  expect(await columns()).toBe(1);
  expect(await migrate(url, { folder })).toEqual(["2_name"]);
});

test("a version whose migrations are missing says what to run; an older one lives with what only adds", async () => {
  expect(await requireSchema(url, folder)).toEqual([]);
  const older = await mkdtemp(join(tmpdir(), "gotovo-older-"));
  try {
    await mkdir(join(older, "1_shop"));
    await writeFile(join(older, "1_shop/migration.sql"), "CREATE TABLE shop (id int)");
    await put("2_name", "ALTER TABLE shop ADD COLUMN name text");
    await expect(requireSchema(url, folder)).rejects.toThrow(
      "lacks 1 migration of this version, from 2_name on. Run `npm run migrate`",
    );
    await migrate(url, { folder });
    expect(await requireSchema(url, older)).toEqual(["2_name"]);
    await put("3_ids_contract", "ALTER TABLE shop DROP COLUMN id");
    await migrate(url, { folder });
    await expect(requireSchema(url, older)).rejects.toThrow(UnfitSchema);
    await expect(requireSchema(url, older)).rejects.toThrow("3_ids_contract");
  } finally {
    await rm(older, { recursive: true });
  }
});

test("of a migration that was left half done the operator says what became of it", async () => {
  await put("2_index", "CREATE UNIQUE INDEX CONCURRENTLY shop_id ON shop (id)");
  await running.query("INSERT INTO shop VALUES (1), (1)");
  await expect(migrate(url, { folder })).rejects.toThrow("could not create unique index");
  await expect(migrate(url, { folder })).rejects.toThrow("npm run migrate -- --undone 2_index");
  await running.query("DROP INDEX shop_id; DELETE FROM shop");
  await resolveMigration(url, "2_index", "undone");
  expect(await migrate(url, { folder })).toEqual(["2_index"]);
  await expect(resolveMigration(url, "2_index", "applied")).rejects.toThrow("is finished");
  await expect(resolveMigration(url, "9_none", "applied")).rejects.toThrow("No migration 9_none");
});

test("one that somebody has completed by hand is not applied again", async () => {
  await put("2_index", "CREATE UNIQUE INDEX CONCURRENTLY shop_id ON shop (id)");
  await running.query("INSERT INTO shop VALUES (1), (1)");
  await expect(migrate(url, { folder })).rejects.toThrow("could not create unique index");
  await running.query("DROP INDEX shop_id; DELETE FROM shop; CREATE UNIQUE INDEX shop_id ON shop (id)");
  await resolveMigration(url, "2_index", "applied");
  expect(await migrate(url, { folder })).toEqual([]);
  expect(await requireSchema(url, folder)).toEqual([]);
});
