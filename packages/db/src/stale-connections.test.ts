import { afterEach, beforeEach, expect, test } from "vitest";
import type { ListenEvent } from "./channels.ts";
import { createDb, type Db } from "./client.ts";
import { isAway } from "./errors.ts";
import { silentLog } from "./log.ts";
import { createHost, type Host } from "./testing/host.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
let host: Host;
let db: Db;
beforeEach(async () => {
  database = await createTestDatabase();
  host = await createHost(database.wholeUrl);
  // Longer than a statement waits for a processor on a busy machine.
  db = createDb({ url: host.url, log: silentLog, statementTimeout: 3_000 });
});
afterEach(async () => {
  await host.close();
  await db.close();
  await database.close();
});

const answers = () => db.pool.query("select 1").then(({ rowCount }) => rowCount === 1);

/** Uses all connections at once, so that all are open. */
async function openAll(): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => db.pool.query("select pg_sleep(0.05)")));
}

test("a server that falls silent is given up, in every way of asking, and all its connections with it", async () => {
  await openAll();
  let inside: (() => void) | undefined;
  const begun = new Promise<void>((resolve) => {
    inside = resolve;
  });
  const gate = Promise.withResolvers<void>();
  const transaction = db
    .sqlTx(async (tx) => {
      await tx.$queryRaw`select 1`;
      inside?.();
      await gate.promise;
      await tx.$queryRaw`select 2`;
    })
    .catch((error: unknown) => error);
  expect(await Promise.race([begun, transaction])).toBeUndefined();
  host.fallSilent();
  gate.resolve();
  const asked = [
    transaction,
    db.prisma.bot.count().catch((error: unknown) => error),
    answers().catch((error: unknown) => error),
  ];
  for (const error of await Promise.all(asked)) expect(isAway(error)).toBe(true);
  host.recover();
  // None of the connections from before is left for anybody to wait on.
  await Promise.all(Array.from({ length: 10 }, answers));
  expect(await db.prisma.bot.count()).toBe(0);
});

test("what takes the server long, and is within its limit, is no silence", async () => {
  await db.pool.query("select pg_sleep(2.5)");
  await expect(db.pool.query("select pg_sleep(5)")).rejects.toMatchObject({ code: "57014" });
});

test("who listens is told that messages may have been missed, once the address answers again", async () => {
  const events: ListenEvent["kind"][] = [];
  await db.listen("news", ({ kind }) => void events.push(kind));
  host.fallSilent();
  host.recover();
  await expect.poll(() => events).toEqual(["reconnected"]);
  await db.pool.query("notify news, 'x'");
  await expect.poll(() => events).toEqual(["reconnected", "message"]);
});

test("a server that became a standby is left at once: whoever answers at its address then is asked", async () => {
  await openAll();
  const clients = await Promise.all(Array.from({ length: 10 }, () => db.pool.connect()));
  for (const client of clients) {
    await client.query("select set_config('default_transaction_read_only', 'on', false)");
    client.release();
  }
  expect(await db.takesWrites()).toBe(false);
  const writes = Array.from({ length: 10 }, () =>
    db.sqlTx((tx) => tx.$executeRaw`insert into write_probe values (2, 'x') on conflict (id) do nothing`),
  );
  expect(await Promise.all(writes)).toHaveLength(10);
});

test("passwords refused for a while are waited out, or told as the database being away", async () => {
  await openAll();
  host.refusePasswords();
  const failures = await Promise.all([
    answers().catch((error: unknown) => error),
    db.prisma.bot.count().catch((error: unknown) => error),
    db.sqlTx((tx) => tx.$queryRaw`select 1`).catch((error: unknown) => error),
  ]);
  for (const error of failures) expect(isAway(error)).toBe(true);
  const waiting = answers();
  host.recover();
  expect(await waiting).toBe(true);
});
