import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createDb } from "../client.ts";
import { silentLog } from "../log.ts";
import { isAlive } from "./postmaster.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start.ts";

/** Of all tests: to make a database's files takes longer than anything that is done with them. */
let shared: string;
let dataDir: string;
const servers: EmbeddedPostgres[] = [];
const quick = { fsync: "off" };
const start = async (settings: Record<string, string> = quick) => {
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog, settings });
  servers.push(server);
  return server;
};

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), "gotovo-embedded-"));
  dataDir = shared;
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
// What a killed server has begun may write for a moment yet.
afterAll(() => rm(shared, { recursive: true, maxRetries: 10 }));

async function query(server: EmbeddedPostgres, sql: string) {
  const db = createDb({ url: server.url, log: silentLog });
  try {
    return (await db.pool.query(sql)).rows;
  } finally {
    await db.close();
  }
}

test("keeps its data and its port over a stop, speaks UTF-8 and UTC, and writes durably", async () => {
  const first = await start({});
  await query(first, "CREATE TABLE kept AS SELECT 'Готово' AS word");
  const pid = await first.pid();
  await first.stop();
  expect(isAlive(Number(pid))).toBe(false);
  const second = await start({});
  expect(second.url).toBe(first.url);
  expect(await query(second, "SELECT word FROM kept")).toEqual([{ word: "Готово" }]);
  const settings = `SELECT current_setting('fsync') AS fsync, current_setting('timezone') AS tz,
    current_setting('data_checksums') AS sums, current_setting('server_encoding') AS encoding`;
  expect(await query(second, settings)).toEqual([{ fsync: "on", tz: "UTC", sums: "on", encoding: "UTF8" }]);
});

test("the product is an ordinary role that owns its database, and nobody else reads its files", async () => {
  const server = await start();
  const me =
    "SELECT rolname AS name, rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user";
  expect(await query(server, me)).toEqual([
    { name: "gotovo_product", rolsuper: false, rolcreaterole: false, rolcreatedb: false },
  ]);
  await query(server, "CREATE SCHEMA of_mine CREATE TABLE of_mine.things (id int)");
  await query(server, "DROP SCHEMA of_mine CASCADE");
  for (const [file, mode] of [
    ["log", 0o600],
    ["port", 0o600],
    ["password", 0o600],
    ["data", 0o700],
  ] as const)
    expect((await stat(join(dataDir, "postgres", file))).mode & 0o777, file).toBe(mode);
  expect((await stat(join(dataDir, "postgres"))).mode & 0o066).toBe(0);
});

test("a database that the superuser has made is given over to the product's role", async () => {
  const first = await start();
  await query({ ...first, url: first.adminUrl }, "ALTER DATABASE gotovo OWNER TO gotovo");
  const old = { ...first, url: first.adminUrl.replace(/postgres$/, "gotovo") };
  await query(old, "CREATE TYPE public.mood AS ENUM ('good')");
  await query(old, "CREATE SCHEMA jobs");
  await query(old, "CREATE TABLE jobs.job (id bigserial PRIMARY KEY, mood mood) PARTITION BY RANGE (id)");
  await query(old, "CREATE TABLE jobs.part PARTITION OF jobs.job DEFAULT");
  await query(old, "CREATE FUNCTION jobs.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'");
  await first.stop();
  const second = await start();
  await query(second, "INSERT INTO jobs.job (mood) VALUES ('good')");
  await query(second, "ALTER TABLE jobs.job ADD COLUMN more int");
  await query(second, "ALTER TABLE jobs.part ALTER COLUMN mood SET NOT NULL");
  await query(second, "ALTER TYPE mood ADD VALUE 'better'");
  await query(second, "DROP FUNCTION jobs.now()");
  await query(second, "DROP SCHEMA jobs CASCADE");
  await query(second, "DROP TYPE mood");
});

test("several starts on one folder share one server, and only the last to stop ends it", async () => {
  const [one, two] = await Promise.all([start(), start()]);
  const pid = await one.pid();
  expect(await two.pid()).toBe(pid);
  await one.stop();
  expect(await query(two, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await two.stop();
  expect(isAlive(Number(pid))).toBe(false);
});

test("who uses a server that others work on is not told that it is alone, until they have ended", async () => {
  const [one, two] = [await start(), await start()];
  expect([await one.isAlone(), await two.isAlone()]).toEqual([true, false]);
  await one.stop();
  const three = await start();
  expect(await three.isAlone()).toBe(false);
  await three.stop();
  await expect.poll(() => two.isAlone()).toBe(true);
});

/** A process of its own that uses the server; answers it and the server's process id. */
async function otherUser() {
  const script = join(dataDir, "child.ts");
  const here = new URL("./start.ts", import.meta.url).href;
  await writeFile(
    script,
    `import { startEmbeddedPostgres } from ${JSON.stringify(here)};
     const log = { debug() {}, info() {}, warn() {}, error() {} };
     const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log, settings: { fsync: "off" } });
     process.send?.([await server.pid(), server.url]);
     setInterval(() => {}, 1000);`,
  );
  const child = fork(script, { detached: true, execArgv: [] });
  const [[pid, url]] = (await once(child, "message")) as [[number, string]];
  const kill9 = async () => {
    process.kill(-Number(child.pid), "SIGKILL");
    await once(child, "exit");
  };
  return { pid, url, kill9 };
}

test("the server of a killed process ends by itself, and nothing that was committed is lost", async () => {
  const user = await otherUser();
  const db = createDb({ url: user.url, log: silentLog });
  await db.pool.query("CREATE TABLE committed AS SELECT 7 AS n");
  await db.close();
  await user.kill9();
  await expect.poll(() => isAlive(user.pid)).toBe(false);
  expect(await query(await start(), "SELECT n FROM committed")).toEqual([{ n: 7 }]);
});

test("a killed process takes no server from another one", async () => {
  const user = await otherUser();
  const ours = await start();
  await user.kill9();
  expect(await ours.pid()).toBe(user.pid);
  expect(await query(ours, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await ours.stop();
  await expect.poll(() => isAlive(user.pid)).toBe(false);
});

test("a start right after the kill serves, whether or not the old server still runs", async () => {
  const user = await otherUser();
  await user.kill9();
  expect(await query(await start(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a server that dies under us is started again on the same port", async () => {
  const server = await start();
  await query(server, "CREATE TABLE survivor AS SELECT 7 AS n");
  process.kill(Number(await server.pid()), "SIGKILL");
  // A query waits a while for it; however long it takes, it comes back.
  await expect.poll(() => query(server, "SELECT n FROM survivor")).toEqual([{ n: 7 }]);
});

test("an interrupted first start and a stale postmaster.pid heal", async () => {
  dataDir = join(shared, "fresh");
  // No process has this number: the limit of Linux is lower.
  const abandoned = join(dataDir, "postgres.init-99999999-abcd");
  await mkdir(join(abandoned, "data"), { recursive: true });
  const first = await start();
  expect(await readdir(dataDir)).toEqual(["postgres"]);
  await first.stop();
  const stale = `${process.pid}\n${join(dataDir, "postgres/data")}\n1\n5432\n\n127.0.0.1\n\nready\n`;
  await writeFile(join(dataDir, "postgres/data/postmaster.pid"), stale);
  const second = await start();
  expect(await query(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
