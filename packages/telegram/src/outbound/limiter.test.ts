import { createTestDatabase, type TestDatabase } from "@gotovo/testing/database/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OutboundDelay } from "./lease.ts";
import { createOutboundLimiter } from "./limiter.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

let bots = 0;
/** Two processes of one bot. */
function twoProcesses(perSecond: number) {
  const bot = `bot${++bots}`;
  return [1, 2].map(() => createOutboundLimiter(database.db.pool, bot, { perSecond }));
}

/** What was counted in the present window of a counter. */
async function points(key: string): Promise<number> {
  const { rows } = await database.db.pool.query("select points from rate_limit where key = $1", [key]);
  return rows[0]?.points ?? 0;
}

test("two processes share what one private chat may get", async () => {
  const [one, two] = twoProcesses(1000);
  const waits = await Promise.all([1, 2, 3, 4, 5].map((n) => (n % 2 ? one : two)?.acquire(77)));
  // One for this second and two to spare; the others wait for the next seconds, and no longer.
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  expect(Math.max(...waits.map(Number))).toBeLessThan(5_000);
});

test("two processes share what the whole bot may send: who is beyond it waits", async () => {
  const [one, two] = twoProcesses(10);
  const waits = await Promise.all(
    Array.from({ length: 15 }, (_, chat) => (chat % 2 ? one : two)?.acquire(1000 + chat)),
  );
  expect(waits.filter((wait) => wait === 0)).not.toHaveLength(15);
});

test("a chat that Telegram paused gets nothing from any process, and is left to come back later", async () => {
  const [one, two] = twoProcesses(1000);
  await one?.pause(78, 60);
  for (const process of [one, two]) {
    const refusal = await process?.acquire(78).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OutboundDelay);
    expect((refusal as OutboundDelay).delayMs).toBeGreaterThan(50_000);
  }
  expect(await two?.acquire(79)).toBe(0);
});

test("when several chats are refused at once, the whole bot pauses", async () => {
  const [one, two] = twoProcesses(1000);
  await one?.pause(80, 30);
  await one?.pause(81, 30);
  expect(await two?.acquire(82).catch((error: unknown) => error)).toBeInstanceOf(OutboundDelay);
});

test("a place that was not used is given back", async () => {
  const [one] = twoProcesses(1000);
  await one?.acquire(83);
  expect(await points(`bot${bots}:chat:83`)).toBe(1);
  await one?.release(83);
  expect(await points(`bot${bots}:chat:83`)).toBe(0);
});

test("a group gets twenty a minute", async () => {
  const [one] = twoProcesses(1000);
  for (let sent = 0; sent < 20; sent++) await one?.acquire(-100);
  expect(await one?.acquire(-100).catch((error: unknown) => error)).toBeInstanceOf(OutboundDelay);
});

test("a bot's limits are its own", async () => {
  const [one] = twoProcesses(1000);
  await one?.pause(84, 60);
  const [other] = twoProcesses(1000);
  expect(await other?.acquire(84)).toBe(0);
});
