import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { pendingSql, writeMigration } from "./author.ts";
import { migrate } from "./migrate.ts";

const HEAD = `generator client {
  provider        = "prisma-client"
  output          = "out"
  previewFeatures = ["partialIndexes"]
}
datasource db {
  provider = "postgresql"
}
`;
const ORDER = `model Order {
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
  await writeFile(schemaFile, HEAD + ORDER);
  const options = { url, folder, schemaFile };
  const file = await writeMigration({ ...options, name: "init", now: new Date("2026-01-02T03:04:05Z") });
  expect(file).toBe(join(folder, "20260102030405_init/migration.sql"));
  expect(await readFile(String(file), "utf8")).toContain(`WHERE ("finishedAt" IS NULL)`);
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["20260102030405_init"]);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await pendingSql(options)).toBe("");
});

test("a schema that ran ahead, a changed condition of an index included, is noticed", async () => {
  await writeFile(schemaFile, HEAD + ORDER);
  const options = { url, folder, schemaFile };
  await writeMigration({ ...options, name: "init", now: new Date() });
  await writeFile(schemaFile, HEAD + ORDER.replace("IS NULL", "IS NOT NULL"));
  expect(await pendingSql(options)).toContain("active");
});

test("SQL of our own runs as it is written, semicolons in bodies and texts included", async () => {
  await mkdir(join(folder, "1_own"));
  const sql = `CREATE TABLE note (text text DEFAULT 'a;b');
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text := 'x;y'; RETURN NEW; END; $$;`;
  await writeFile(join(folder, "1_own/migration.sql"), sql);
  expect(await migrate(url, folder)).toEqual(["1_own"]);
});

test("a migration that fails is named with what PostgreSQL said, and is not taken for done afterwards", async () => {
  await mkdir(join(folder, "1_bad"));
  await writeFile(join(folder, "1_bad/migration.sql"), "CREATE TABLE broken (id nonsense);");
  await expect(migrate(url, folder)).rejects.toThrow(/1_bad.*nonsense/);
  await expect(migrate(url, folder)).rejects.toThrow("1_bad");
});

test("a migration that was edited after it was applied stops the start", async () => {
  await mkdir(join(folder, "1_edited"));
  const file = join(folder, "1_edited/migration.sql");
  await writeFile(file, "CREATE TABLE a (id int);");
  await migrate(url, folder);
  await writeFile(file, "CREATE TABLE b (id int);");
  await expect(migrate(url, folder)).rejects.toThrow("1_edited");
});
