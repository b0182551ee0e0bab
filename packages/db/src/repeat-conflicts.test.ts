import { afterAll, beforeAll, expect, test } from "vitest";
import { createDb, type Db } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { silentLog } from "./log.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
/** At `serializable`, whatever the run's mode: as an operator sets it for the role or the database. */
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.pool.query("insert into lease values ('purse', gen_random_uuid(), to_timestamp(0))");
  const url = `${database.url}?options=${encodeURIComponent("-c default_transaction_isolation=serializable")}`;
  db = createDb({ url, log: silentLog });
});
afterAll(async () => {
  await db.close();
  await database.close();
});

const earn = Prisma.sql`update lease set expires_at = expires_at + interval '1 second' where name = 'purse'`;

const ways: Record<string, () => Promise<unknown>> = {
  "a statement of the pool's": () => db.pool.query(earn.text),
  "a statement that changes something": () => db.write(earn),
  "a statement of Prisma's": () => db.prisma.$executeRaw(earn),
  "a transaction": () => db.tx((tx) => tx.$executeRaw(earn)),
  "a transaction of raw SQL": () => db.sqlTx((tx) => tx.$executeRaw(earn)),
};

test.each(Object.keys(ways))(
  "%s that met another at `serializable` is done again, and counts once",
  async (way) => {
    await database.db.pool.query("update lease set expires_at = to_timestamp(0)");
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        for (let round = 0; round < 3; round++) await ways[way]?.();
      }),
    );
    const [row] = await db.read<{ seconds: number; level: string }>(Prisma.sql`
    select extract(epoch from expires_at)::int as seconds, current_setting('transaction_isolation') as level from lease`);
    expect(row).toEqual({ seconds: 30, level: "serializable" });
  },
);

test("two who look at the same and change each another part of it do not both go by what they saw", async () => {
  await database.db.pool.query("delete from lease");
  let looking = 0;
  const both = Promise.withResolvers<void>();
  /** Takes a place if nobody has one. */
  const take = (name: string) =>
    db.sqlTx(async (tx) => {
      const taken = await tx.$queryRaw<unknown[]>`select name from lease`;
      if (++looking === 2) both.resolve();
      await both.promise;
      if (taken.length === 0)
        await tx.$executeRaw`insert into lease values (${name}, gen_random_uuid(), now())`;
    });
  await Promise.all([take("a"), take("b")]);
  expect(looking).toBe(3);
  expect(await db.read(Prisma.sql`select name from lease`)).toHaveLength(1);
});
