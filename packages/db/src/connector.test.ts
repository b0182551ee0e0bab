import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ListenEvent } from "./channels.ts";
import { createDb, type Db } from "./client.ts";
import { isUnavailable } from "./errors.ts";
import { Prisma } from "./generated/client.ts";
import { silentLog } from "./log.ts";
import { createHost } from "./testing/host.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** The database by several hosts, in this order. */
function byHosts(hosts: readonly string[], parameters = ""): string {
  // Past a mode of the run: one of the tests listens.
  const { protocol, username, password, pathname } = new URL(database.wholeUrl);
  return `${protocol}//${username}:${password}@${hosts.join(",")}${pathname}${parameters}`;
}

const hostOf = (url: string) => new URL(url).host;
const one = async (db: Db) => (await db.read(Prisma.sql`select 1 as one`)).length;

async function withDb(url: string, work: (db: Db) => Promise<void>): Promise<void> {
  const db = createDb({ url, log: silentLog, statementTimeout: 1_000 });
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

test("a host that nobody answers at is passed over, also for listening and for transactions", async () => {
  const closed = createServer();
  const port = await new Promise<number>((resolve) =>
    closed.listen(0, "127.0.0.1", () => resolve((closed.address() as { port: number }).port)),
  );
  await new Promise((resolve) => closed.close(resolve));
  await withDb(byHosts([`127.0.0.1:${port}`, hostOf(database.wholeUrl)]), async (db) => {
    expect(await one(db)).toBe(1);
    expect(await db.sqlTx((tx) => tx.$queryRaw`select 1 as one`)).toEqual([{ one: 1 }]);
    const heard = Promise.withResolvers<ListenEvent>();
    await db.listen("hosts", heard.resolve);
    await db.pool.query("select pg_notify('hosts', 'hello')");
    expect(await heard.promise).toEqual({ kind: "message", payload: "hello" });
  });
});

test("a host that falls silent is left for the next one within ten seconds", async () => {
  const host = await createHost(database.url);
  try {
    await withDb(byHosts([hostOf(host.url), hostOf(database.url)]), async (db) => {
      await Promise.all([1, 2, 3].map(() => one(db)));
      host.fallSilent();
      const fellAt = performance.now();
      await expect.poll(() => one(db).catch(() => 0), { timeout: 10_000 }).toBe(1);
      expect(performance.now() - fellAt).toBeLessThan(10_000);
    });
  } finally {
    await host.close();
  }
});

test("where writes are asked for, a server that takes none is no server; it is again once it does", async () => {
  const name = new URL(database.url).pathname.slice(1);
  await database.db.pool.query(`alter database ${name} set default_transaction_read_only = on`);
  const host = hostOf(database.url);
  await withDb(byHosts([host], "?target_session_attrs=read-write"), async (db) => {
    const error = await one(db).catch((reason: unknown) => reason);
    expect(isUnavailable(error)).toBe(true);
    await withDb(byHosts([host]), async (any) => expect(await one(any)).toBe(1));
    await database.db.pool.query(`alter database ${name} reset default_transaction_read_only`);
    expect(await one(db)).toBe(1);
  });
});

test("through a pooler nothing is prepared under a name and nothing said at the start; changes are looked for", async () => {
  await withDb(byHosts([hostOf(database.url)], "?pgbouncer=true"), async (db) => {
    const [limit] = await db.read<{ limit: string }>(
      Prisma.sql`select current_setting('statement_timeout') as limit`,
    );
    expect(limit).toEqual({ limit: "0" });
    await db.sqlTx(async (tx) => {
      await tx.$queryRaw`select ${1}::int`;
      expect(await tx.$queryRaw`select name from pg_prepared_statements`).toEqual([]);
    });
    await db.tx(async (tx) => {
      await tx.$queryRaw`select ${1}::int`;
      expect(await tx.$queryRaw`select name from pg_prepared_statements`).toEqual([]);
    });
    const events: ListenEvent[] = [];
    const stop = await db.listen("pooled", (event) => events.push(event));
    await db.sqlTx(async (tx) => db.notify(tx, "pooled", "own"));
    expect(events).toEqual([{ kind: "message", payload: "own" }]);
    await expect.poll(() => events.at(-1)).toEqual({ kind: "reconnected" });
    await stop();
  });
});
