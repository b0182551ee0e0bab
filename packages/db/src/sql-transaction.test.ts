import { afterAll, beforeAll, expect, test } from "vitest";
import { createDb } from "./client.ts";
import { isUnavailable } from "./errors.ts";
import { Prisma } from "./generated/client.ts";
import { silentLog } from "./log.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.pool.query("CREATE TABLE till (id int PRIMARY KEY, coins bigint NOT NULL)");
  await database.db.pool.query("INSERT INTO till VALUES (1, 0), (2, 0)");
});
afterAll(() => database.close());

async function coins(id: number): Promise<bigint | undefined> {
  const [row] = await database.db.read<{ coins: bigint }>(
    Prisma.sql`SELECT coins FROM till WHERE id = ${id}`,
  );
  return row?.coins;
}

test("values go in and come out as they do through Prisma", async () => {
  const at = new Date("2026-03-01T10:00:00.123Z");
  const read = (tx: Parameters<Parameters<typeof database.db.sqlTx>[0]>[0]) =>
    tx.$queryRaw<object[]>`
      SELECT ${9_007_199_254_740_993n}::bigint AS big, ${at}::timestamptz AS at, ${null}::text AS nothing,
        ${["a,b", 'c"d']}::text[] AS texts, ${JSON.stringify({ a: [1] })}::jsonb AS json, ${true}::boolean AS truth,
        count(*)::int AS count, count(*) AS counted FROM till WHERE id = any(${[1, 2]})`;
  const quick = await database.db.sqlTx(read);
  expect(quick).toEqual(await database.db.tx(read));
  expect(quick).toEqual([
    {
      big: 9_007_199_254_740_993n,
      at,
      nothing: null,
      texts: ["a,b", 'c"d'],
      json: { a: [1] },
      truth: true,
      count: 2,
      counted: 2n,
    },
  ]);
});

test("two that lock each other out both succeed, one after the other", async () => {
  const before = [await coins(1), await coins(2)];
  const add = (first: number, second: number, met: () => Promise<unknown>) =>
    database.db.sqlTx(async (tx) => {
      expect(await tx.$executeRaw`UPDATE till SET coins = coins + 1 WHERE id = ${first}`).toBe(1);
      await met();
      await tx.$executeRaw`UPDATE till SET coins = coins + 1 WHERE id = ${second}`;
    });
  let arrived = 0;
  const bothThere = Promise.withResolvers<void>();
  const met = () => {
    if (++arrived >= 2) bothThere.resolve();
    return bothThere.promise;
  };
  await Promise.all([add(1, 2, met), add(2, 1, met)]);
  expect([await coins(1), await coins(2)]).toEqual(before.map((was) => (was ?? 0n) + 2n));
});

test("an error inside undoes everything, is passed on unchanged, and nothing follows", async () => {
  const before = await coins(1);
  const mine = new Error("not like this");
  let followed = false;
  const failing = database.db.sqlTx(async (tx) => {
    database.db.afterCommit(tx, () => {
      followed = true;
    });
    await tx.$executeRaw`UPDATE till SET coins = 99 WHERE id = 1`;
    throw mine;
  });
  await expect(failing).rejects.toBe(mine);
  expect(await coins(1)).toBe(before);
  expect(followed).toBe(false);
});

test("what follows a commit finds it committed", async () => {
  const seen = Promise.withResolvers<bigint | undefined>();
  await database.db.sqlTx(async (tx) => {
    database.db.afterCommit(tx, () => seen.resolve(coins(2)));
    await tx.$executeRaw`UPDATE till SET coins = 42 WHERE id = 2`;
  });
  expect(await seen.promise).toBe(42n);
});

test("a failed statement that was passed over is not taken for a commit", async () => {
  const before = await coins(1);
  const failing = database.db.sqlTx(async (tx) => {
    await tx.$executeRaw`UPDATE till SET coins = 7 WHERE id = 1`;
    await tx.$queryRaw`SELECT 1 / ${0}::int`.catch(() => undefined);
  });
  await expect(failing).rejects.toThrow("rolled back");
  expect(await coins(1)).toBe(before);
});

test("a connection that breaks half-way fails as what may work later; the next transaction has a good one", async () => {
  const db = createDb({ url: database.url, log: silentLog, poolSize: 1 });
  const error = await db
    .sqlTx(async (tx) => {
      await tx.$executeRaw`UPDATE till SET coins = 5 WHERE id = 1`;
      const [me] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await database.db.pool.query("SELECT pg_terminate_backend($1)", [me?.pid]);
      await tx.$executeRaw`UPDATE till SET coins = 6 WHERE id = 1`;
    })
    .catch((reason: unknown) => reason);
  expect(isUnavailable(error)).toBe(true);
  expect(await db.sqlTx((tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  await db.close();
});

test("the server ends a statement that takes too long", async () => {
  const db = createDb({ url: database.url, log: silentLog, statementTimeout: 200 });
  const error = await db.sqlTx((tx) => tx.$queryRaw`SELECT pg_sleep(60)`).catch((reason: unknown) => reason);
  expect(isUnavailable(error)).toBe(true);
  await db.close();
});
