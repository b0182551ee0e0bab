import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createDb } from "./client.ts";
import { isConflict, isUnavailable } from "./errors.ts";
import type { ListenEvent } from "./listener.ts";
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

describe("transactions", () => {
  test("two that lock each other out both succeed, one after the other", async () => {
    const transfer = (first: number, second: number) =>
      database.db.tx(async (tx) => {
        await tx.$executeRaw`UPDATE purse SET balance = balance + 1 WHERE id = ${first}`;
        await sleep(50);
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
  test("in the middle of a transaction is an error that says so, and the next query works", async () => {
    const broken = await database.db
      .tx(async (tx) => {
        await tx.$executeRaw`UPDATE purse SET balance = -1 WHERE id = 2`;
        await cutConnections();
        await tx.$executeRaw`UPDATE purse SET balance = -2 WHERE id = 2`;
      })
      .catch((reason) => reason);
    expect(isUnavailable(broken)).toBe(true);
    expect(isConflict(broken)).toBe(false);
    const { rows } = await database.db.pool.query("SELECT balance FROM purse WHERE id = 2");
    expect(rows[0].balance).toBe(2);
  });

  test("of idle connections is not noticed by the next queries", async () => {
    const { db } = database;
    await Promise.all([1, 2, 3].map(() => db.prisma.$queryRaw`SELECT pg_sleep(0.02)::text`));
    await cutConnections();
    await sleep(50);
    await Promise.all([1, 2, 3].map(() => db.prisma.$queryRaw`SELECT 1`));
  });

  test("of LISTEN is told to the listeners, and later messages arrive", async () => {
    const { db } = database;
    const events: ListenEvent[] = [];
    const stop = await db.listen("news", (event) => events.push(event));
    await db.pool.query("SELECT pg_notify('news', 'one')");
    await vi.waitFor(() => expect(events).toEqual([{ kind: "message", payload: "one" }]));
    await cutConnections();
    await vi.waitFor(() => expect(events).toContainEqual({ kind: "reconnected" }), 3_000);
    await db.pool.query("SELECT pg_notify('news', 'two')");
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ kind: "message", payload: "two" }));
    await stop();
    await db.pool.query("SELECT pg_notify('news', 'three')");
    await sleep(50);
    expect(events.at(-1)).toEqual({ kind: "message", payload: "two" });
  });
});
