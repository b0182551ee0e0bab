import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListenEvent } from "./channels.ts";
import { createDb, type Db } from "./client.ts";
import { isConflict, isUnavailable } from "./errors.ts";
import { Prisma } from "./generated/client.ts";
import { silentLog } from "./log.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.pool.query("CREATE TABLE purse (id int PRIMARY KEY, balance int NOT NULL)");
  await database.db.pool.query("INSERT INTO purse VALUES (1, 0), (2, 0)");
});
afterAll(() => database.close());

/** Ends every other connection to this database, as a restarting server does. */
const cutConnections = () =>
  database.db.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );

/** The same by another process, which ends when they are gone. */
const cutAll = `
  const { Client } = require("pg");
  const client = new Client({ connectionString: process.env.URL });
  const text = "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  client.connect().then(() => client.query(text)).then(() => client.end());`;

const balanceOf = async (id: number) =>
  (await database.db.pool.query("SELECT balance FROM purse WHERE id = $1", [id])).rows[0].balance;

describe("transactions", () => {
  test("two that lock each other out both succeed, one after the other", async () => {
    let holding = 0;
    const both = Promise.withResolvers<void>();
    const transfer = (first: number, second: number) =>
      database.db.tx(async (tx) => {
        await tx.$executeRaw`UPDATE purse SET balance = balance + 1 WHERE id = ${first}`;
        if (++holding === 2) both.resolve();
        await both.promise;
        await tx.$executeRaw`UPDATE purse SET balance = balance + 1 WHERE id = ${second}`;
      });
    await Promise.all([transfer(1, 2), transfer(2, 1)]);
    const { rows } = await database.db.pool.query("SELECT balance FROM purse ORDER BY id");
    expect(rows).toEqual([{ balance: 2 }, { balance: 2 }]);
  });

  test("an error inside undoes everything and is passed on unchanged", async () => {
    const mine = new Error("not like this");
    const failing = database.db.tx(async (tx) => {
      await tx.$executeRaw`UPDATE purse SET balance = 99 WHERE id = 1`;
      throw mine;
    });
    await expect(failing).rejects.toBe(mine);
    const { rows } = await database.db.pool.query("SELECT balance FROM purse WHERE id = 1");
    expect(rows[0].balance).not.toBe(99);
  });

  // prisma/orm #29762, #29952: a time-out of Prisma's own could commit half a transaction or end the process.
  test("the server ends a statement that takes too long; all of its transaction is undone", async () => {
    const db = createDb({ url: database.url, log: silentLog, statementTimeout: 300 });
    const error = await db
      .tx(async (tx) => {
        await tx.$executeRaw`UPDATE purse SET balance = 99 WHERE id = 1`;
        await tx.$executeRaw`SELECT pg_sleep(20)`;
      })
      .catch((reason) => reason);
    expect(isUnavailable(error)).toBe(true);
    expect(await db.prisma.$queryRaw`SELECT balance FROM purse WHERE id = 1`).toEqual([{ balance: 2 }]);
    await db.close();
  });

  test("a COMMIT that takes longer than any statement may is waited for and told truly", async () => {
    await database.db.pool.query(`
      CREATE FUNCTION slow_commit() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;
      CREATE TABLE slow (id int);
      CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION slow_commit();`);
    const db = createDb({ url: database.url, log: silentLog, statementTimeout: 300 });
    await db.tx((tx) => tx.$executeRaw`INSERT INTO slow VALUES (1)`);
    expect(await db.prisma.$queryRaw`SELECT id FROM slow`).toEqual([{ id: 1 }]);
    await db.close();
  });
});

describe("a lost connection", () => {
  test.each(["tx", "sqlTx"] as const)("in the middle of a %s repeats it over another", async (kind) => {
    const before = await balanceOf(2);
    let runs = 0;
    await database.db[kind](async (tx) => {
      await tx.$executeRaw`UPDATE purse SET balance = balance + 5 WHERE id = 2`;
      if (++runs === 1) await cutConnections();
      await tx.$executeRaw`UPDATE purse SET balance = balance + 5 WHERE id = 2`;
    });
    expect(runs).toBe(2);
    expect(await balanceOf(2)).toBe(before + 10);
  });

  test("again and again is an error that says so, and nothing is changed", async () => {
    const broken = await database.db
      .tx(async (tx) => {
        await tx.$executeRaw`UPDATE purse SET balance = -1 WHERE id = 2`;
        await cutConnections();
        await tx.$executeRaw`UPDATE purse SET balance = -2 WHERE id = 2`;
      })
      .catch((reason) => reason);
    expect(isUnavailable(broken)).toBe(true);
    expect(isConflict(broken)).toBe(false);
    expect(await balanceOf(2)).toBe(22);
  });

  test("at COMMIT is an error: nobody knows what became of it", async () => {
    await database.db.pool.query(`
      CREATE FUNCTION cut_at_commit() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(60); RETURN NULL; END $$;
      CREATE TABLE doubtful (id int);
      CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON doubtful DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION cut_at_commit();`);
    let runs = 0;
    const broken = await database.db
      .tx((tx) => {
        runs++;
        return tx.$executeRaw`INSERT INTO doubtful VALUES (1)`;
      })
      .catch((reason) => reason);
    expect(isUnavailable(broken)).toBe(true);
    expect(runs).toBe(1);
  });

  /** Fills the pool with idle connections, cuts them, and asks again before any of them can be known to be cut. */
  async function afterIdleOnesWereCut<T>(ask: (db: Db) => Promise<T>): Promise<T[]> {
    const db = createDb({ url: database.url, log: silentLog, poolSize: 4 });
    try {
      await Promise.all([1, 2, 3, 4].map(() => db.pool.query("SELECT pg_sleep(0.1)")));
      expect(db.pool.idleCount).toBe(4);
      // The server has told and closed them all; this process, which waits here without looking, knows nothing of it.
      execFileSync(process.execPath, ["-e", cutAll], {
        env: { ...process.env, URL: database.url },
        cwd: import.meta.dirname,
      });
      return await Promise.all([1, 2, 3, 4].map(() => ask(db)));
    } finally {
      await db.close();
    }
  }

  test.each<[string, (db: Db) => Promise<unknown>]>([
    ["a query of Prisma's", (db) => db.prisma.$queryRaw`SELECT 1`],
    [
      "a statement of the pool's",
      (db) => db.pool.query("UPDATE purse SET balance = balance + 1 WHERE id = 2"),
    ],
    ["a fast read", (db) => db.read(Prisma.sql`SELECT 1`)],
    [
      "a transaction",
      (db) => db.tx((tx) => tx.$executeRaw`UPDATE purse SET balance = balance - 1 WHERE id = 2`),
    ],
    [
      "a transaction of raw SQL",
      (db) => db.sqlTx((tx) => tx.$executeRaw`UPDATE purse SET balance = balance WHERE id = 2`),
    ],
  ])("of idle connections is not noticed by %s", async (_, ask) => {
    expect(await afterIdleOnesWereCut(ask)).toHaveLength(4);
  });

  test("of idle connections is one short line each, and none once the database is closed", async () => {
    const lines: object[] = [];
    const log = { ...silentLog, warn: (fields: object) => void lines.push(fields) };
    const db = createDb({ url: database.url, log, poolSize: 1 });
    await db.pool.query("SELECT 1");
    const cut = Object.assign(new Error("cut"), { code: "57P01", client: { password: "secret" } });
    db.pool.emit("error", cut, undefined as never);
    expect(lines).toEqual([{ reason: "cut", code: "57P01" }]);
    const closing = db.close();
    db.pool.emit("error", cut, undefined as never);
    await closing;
    expect(lines).toHaveLength(1);
  });

  test("so found out, each statement and each transaction took effect once", async () => {
    expect(await balanceOf(2)).toBe(22);
  });

  test("of LISTEN is told to the listeners, and later messages arrive", async () => {
    const db = createDb({ url: database.wholeUrl, log: silentLog });
    const events: ListenEvent[] = [];
    const stop = await db.listen("news", (event) => events.push(event));
    await db.pool.query("SELECT pg_notify('news', 'one')");
    await expect.poll(() => events).toEqual([{ kind: "message", payload: "one" }]);
    await cutConnections();
    await expect.poll(() => events).toContainEqual({ kind: "reconnected" });
    await db.pool.query("SELECT pg_notify('news', 'two')");
    await expect.poll(() => events.at(-1)).toEqual({ kind: "message", payload: "two" });
    await stop();
    const stopOther = await db.listen("other", (event) => events.push(event));
    await db.pool.query("SELECT pg_notify('news', 'three')");
    await db.pool.query("SELECT pg_notify('other', 'last')");
    await expect.poll(() => events.at(-1)).toEqual({ kind: "message", payload: "last" });
    expect(events).not.toContainEqual({ kind: "message", payload: "three" });
    await stopOther();
    await db.close();
  });
});

test("a notification of a commit comes once to each listener, and in this process with the commit", async () => {
  const [here, elsewhere] = [1, 2].map(() =>
    createDb({ url: database.wholeUrl, log: silentLog, poolSize: 2 }),
  );
  if (!here || !elsewhere) throw new Error("two of them");
  const told: Record<"here" | "elsewhere", ListenEvent[]> = { here: [], elsewhere: [] };
  await here.listen("deals", (event) => told.here.push(event));
  await elsewhere.listen("deals", (event) => told.elsewhere.push(event));
  const deal = { kind: "message", payload: "deal" } as const;
  await here.sqlTx(async (tx) => {
    here.notify(tx, "deals", deal.payload);
    await tx.$queryRaw`SELECT 1`;
    expect(told.here).toEqual([]);
  });
  expect(told.here).toEqual([deal]);
  await expect.poll(() => told.elsewhere).toEqual([deal]);
  // What is sent later comes later.
  await elsewhere.pool.query("SELECT pg_notify('deals', 'last')");
  const last = { kind: "message", payload: "last" } as const;
  await expect.poll(() => told.here).toEqual([deal, last]);
  await expect.poll(() => told.elsewhere).toEqual([deal, last]);
  await Promise.all([here.close(), elsewhere.close()]);
});
