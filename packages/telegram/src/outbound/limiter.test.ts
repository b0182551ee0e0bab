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

test("two processes share what one private chat may get: who is beyond it waits", async () => {
  const [one, two] = twoProcesses(1000);
  const waits = await Promise.all([1, 2, 3, 4, 5].map((n) => (n % 2 ? one : two)?.acquire(77)));
  expect(waits.filter((wait) => wait === 0)).not.toHaveLength(5);
  expect(waits.filter((wait) => wait === 0)).not.toHaveLength(0);
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

test("places that were not used are given back", async () => {
  const [one] = twoProcesses(1000);
  for (let look = 0; look < 5; look++) {
    expect(await one?.acquire(83)).toBe(0);
    await one?.release(83);
  }
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
