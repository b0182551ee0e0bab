import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { pendingSql, writeMigration } from "./author.ts";
import { noFilters, withEngine } from "./engine.ts";
import { readMigrationList } from "./folder.ts";
import { migrate } from "./migrate.ts";

const head = `generator client {
  provider        = "prisma-client"
  output          = "out"
  previewFeatures = ["partialIndexes"]
}
datasource db {
  provider = "postgresql"
}
`;
const order = `model Order {
  id         Int       @id
  finishedAt DateTime?
  @@index([id], map: "active", where: raw("\\"finishedAt\\" IS NULL"))
}
`;

let folder: string;
let schemaFile: string;
let url: string;
let admin: pg.Client;
const name = `test_${process.pid}_migrate`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gotovo-migrate-"));
  schemaFile = join(folder, "schema.prisma");
  const { adminUrl } = inject("testServer");
  admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  url = adminUrl.replace(/\/postgres$/, `/${name}`);
});
afterEach(async () => {
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
  await rm(folder, { recursive: true });
});

test("a migration written from the schema is applied once, by whoever comes first, and leaves no difference", async () => {
  await writeFile(schemaFile, head + order);
  const options = { url, folder, schemaFile };
  const file = await writeMigration({ ...options, name: "init", now: new Date("2026-01-02T03:04:05Z") });
  expect(file).toBe(join(folder, "20260102030405_init/migration.sql"));
  expect(await readFile(String(file), "utf8")).toContain(`WHERE ("finishedAt" IS NULL)`);
  const applied = await Promise.all([migrate(url, { folder }), migrate(url, { folder })]);
  expect(applied.flat()).toEqual(["20260102030405_init"]);
  expect(await migrate(url, { folder })).toEqual([]);
  expect(await pendingSql(options)).toBe("");
});

test("a schema that ran ahead, a changed condition of an index included, is noticed", async () => {
  await writeFile(schemaFile, head + order);
  const options = { url, folder, schemaFile };
  await writeMigration({ ...options, name: "init", now: new Date() });
  await writeFile(schemaFile, head + order.replace("IS NULL", "IS NOT NULL"));
  expect(await pendingSql(options)).toContain("active");
});

test("SQL of our own runs as it is written, semicolons in bodies and texts included", async () => {
  const sql = `CREATE TABLE note (text text DEFAULT 'a;b');
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text := 'x;y'; RETURN NEW; END; $$;`;
  await put("1_own", sql);
  expect(await migrate(url, { folder })).toEqual(["1_own"]);
});

/** What `prisma migrate deploy` would do now. */
const prismaDeploys = () =>
  withEngine(url, async (engine) => {
    const migrationsList = await readMigrationList(folder);
    return (await engine.applyMigrations({ migrationsList, filters: noFilters })).appliedMigrationNames;
  });

async function put(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

test("Prisma goes on where we stopped, and we where Prisma did", async () => {
  await put("1_a", "CREATE TABLE a (id int);");
  expect(await migrate(url, { folder })).toEqual(["1_a"]);
  await put("2_b", "CREATE TABLE b (id int);");
  expect(await prismaDeploys()).toEqual(["2_b"]);
  await put("3_c", "CREATE TABLE c (id int);");
  expect(await migrate(url, { folder })).toEqual(["3_c"]);
  expect(await prismaDeploys()).toEqual([]);
});

test("a migration that breaks off leaves nothing behind, and goes through once it is mended", async () => {
  await put("1_a", "CREATE TABLE a (id int);\nCREATE TABLE b (id nonsense);");
  await expect(migrate(url, { folder })).rejects.toThrow("nonsense");
  await put("1_a", "CREATE TABLE a (id int);\nCREATE TABLE b (id int);");
  expect(await migrate(url, { folder })).toEqual(["1_a"]);
});

test("an index may be made while others write; one that is left half done is not passed over", async () => {
  await put("1_a", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1), (1);");
  await put("2_b", "CREATE INDEX CONCURRENTLY plain ON a (id);");
  const applied = await Promise.all([
    migrate(url, { folder }),
    migrate(url, { folder }),
    migrate(url, { folder }),
  ]);
  expect(applied.flat()).toEqual(["1_a", "2_b"]);
  await put("3_c", "-- No two alike.\nCREATE UNIQUE INDEX CONCURRENTLY alone ON a (id);");
  await expect(migrate(url, { folder })).rejects.toThrow(/3_c failed.*alone/);
  await expect(migrate(url, { folder })).rejects.toThrow(/3_c was begun .* not finished/);
});

test("a migration that fails is named with what PostgreSQL said, and is not taken for done afterwards", async () => {
  await put("1_bad", "CREATE TABLE broken (id nonsense);");
  await expect(migrate(url, { folder })).rejects.toThrow(/1_bad.*nonsense/);
  await expect(migrate(url, { folder })).rejects.toThrow("1_bad");
});

test("a migration that was edited after it was applied stops the start", async () => {
  await put("1_edited", "CREATE TABLE a (id int);");
  await migrate(url, { folder });
  await put("1_edited", "CREATE TABLE b (id int);");
  await expect(migrate(url, { folder })).rejects.toThrow("1_edited");
});
