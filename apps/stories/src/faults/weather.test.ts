import { orderStatuses } from "@gotovo/domain";
import { waitUntil } from "@gotovo/sandbox/driver";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Cafe, PlacedOrder } from "../world/cafe.ts";
import { allCalls, cardCalls } from "../world/calls.ts";
import type { Customer } from "../world/customer.ts";
import { together } from "../world/together.ts";
import { createWorld, customerBot, type World } from "../world/world.ts";

/** A customer with one order, which is on a card in their chat. */
interface Follower {
  readonly customer: Customer;
  readonly order: PlacedOrder;
}

const bot = customerBot.username;
const budget = 30;
const unlimitedChats = { per_chat_per_second: 1000, per_chat_burst: 1000 };

let world: World;
let cafe: Cafe;

beforeAll(async () => {
  world = await createWorld({ pace: { outboundPerSecond: budget, outboundPerChat: 1 } });
  cafe = await world.cafe("Zerno");
});
afterEach(async () => {
  await world.telegram.clearFaults();
  await world.telegram.set({ limits: { enabled: false } });
});
afterAll(async () => {
  const faults = world?.faults();
  await world?.close();
  expect(faults).toEqual([]);
});

test("through 429, 5xx, time-outs and lost connections all chats end up right, in order, with one card", async () => {
  const followers = await follow(sizes.stormFollowers);
  const [lostSends, lostEdits, mute] = [followers.slice(0, 4), followers.slice(4, 8), followers.slice(8, 9)];
  const mark = await world.telegram.callMark();
  for (const { customer } of lostSends) await strike("drop_after", customer, "sendMessage");
  for (const { customer } of lostEdits) await strike("drop_after", customer, "editMessageText");
  for (const { customer } of mute) await strike("timeout", customer, "editMessageText");
  await world.telegram.fault({ kind: "429", bot, retry_after: 1, probability: 0.15 });
  await world.telegram.fault({ kind: "5xx", bot, probability: 0.15 });
  await world.telegram.fault({ kind: "drop", bot, probability: 0.15 });
  await world.telegram.fault({ kind: "slow", bot, ms: 300, probability: 0.15 });

  await together(followers, 6, async ({ order }) => void (await order.move("in_progress")));
  await failures(mark, 5);
  for (const text of ["first", "second", "third"])
    await together(followers, 6, (follower) => writeTo(follower, text));
  await together(followers, 6, async ({ order }) => void (await order.move("ready")));
  await failures(mark, 30);
  await world.telegram.clearFaults();
  await world.quiet();

  const cards = cardCalls(await allCalls(world.telegram, { bot, after: mark, ok: true }));
  for (const follower of followers) {
    const { customer, order } = follower;
    await customer.card(order, "ready");
    const repeats = lostSends.includes(follower) ? 1 : 0;
    const told = await toldTo(customer);
    expect([...new Set(told)], await customer.chat.dump()).toEqual(["first", "second", "third"]);
    const extra = told.length - 3 + (await customer.cards(order)).length - 1;
    expect(extra, await customer.chat.dump()).toBeLessThanOrEqual(repeats);
    const shown = cards.filter(({ number }) => number === order.number).map(({ status }) => status);
    expect(shown).toEqual(shown.toSorted((a, b) => rank(a) - rank(b)));
  }
});

test("after an outage a chat gets one edit for everything that happened meanwhile", async () => {
  const followers = await follow(sizes.outageFollowers);
  await world.telegram.fault({ kind: "5xx", bot });
  for (const status of ["in_progress", "placed", "in_progress", "placed", "in_progress"] as const)
    await together(followers, 6, async ({ order }) => void (await order.move(status)));
  await triedInVain(await world.telegram.callMark(), followers);
  const mark = await world.telegram.callMark();
  await world.telegram.clearFaults();
  await world.quiet();

  for (const { customer, order } of followers) {
    await customer.card(order, "in_progress");
    const calls = await world.telegram.calls({ bot, chat_id: customer.telegramId, after: mark, ok: true });
    const said = JSON.stringify(calls.map(({ at, params, answer }) => [at, params, answer.ok]));
    expect(
      calls.map(({ method, answer }) => [method, answer.ok]),
      said,
    ).toEqual([["editMessageText", true]]);
  }
});

test("many chats at once stay within the bot's 30 a second: Telegram never says 429", async () => {
  const followers = await follow(sizes.limitFollowers);
  await world.telegram.set({ limits: { enabled: true, per_bot_per_second: budget, ...unlimitedChats } });
  const mark = await world.telegram.callMark();
  for (const status of ["in_progress", "ready"] as const) {
    await together(followers, 10, async ({ order }) => void (await order.move(status)));
    await world.quiet();
  }
  for (const { customer, order } of followers) await customer.card(order, "ready");
  expect(await refusals(mark)).toEqual([]);
});

test("a talkative café stays within a chat's limits: Telegram hardly ever says 429, and order is kept", async () => {
  const followers = await follow(6);
  await world.telegram.set({ limits: { enabled: true } });
  const mark = await world.telegram.callMark();
  const texts = Array.from({ length: 8 }, (_, n) => `message ${n}`);
  for (const text of texts) await together(followers, 6, (follower) => writeTo(follower, text));
  await world.quiet();
  for (const { customer } of followers) expect(await toldTo(customer)).toEqual(texts);
  expect((await refusals(mark)).length).toBeLessThanOrEqual(2 * followers.length);
});

async function follow(count: number): Promise<Follower[]> {
  const names = Array.from({ length: count }, (_, n) => `Customer ${n}`);
  const followers = await together(names, 12, async (name) => {
    const customer = await world.customer(name);
    const order = await cafe.order({ customer });
    await customer.pair(order);
    return { customer, order };
  });
  await world.quiet();
  return followers;
}

function strike(kind: "drop_after" | "timeout", customer: Customer, method: string) {
  return world.telegram.fault({ kind, bot, method, chat_id: customer.telegramId, times: 1 });
}

async function writeTo({ customer, order }: Follower, message: string): Promise<void> {
  const { status } = await cafe.request("POST", "/provide_message_to_user", {
    user_id: customer.telegramId,
    order_id: order.id,
    horeca_id: cafe.horecaId,
    message,
  });
  expect(status).toBe(202);
}

/** What the café has written to a customer, from top to bottom. */
async function toldTo({ chat }: Customer): Promise<string[]> {
  const texts = (await chat.messages()).map(({ text = "" }) => /^☕️ Zerno\n(.*)$/.exec(text)?.[1]);
  return texts.filter((text) => text !== undefined);
}

/** Waits until so many calls have failed. */
function failures(mark: number, count: number) {
  const failed = async () => (await allCalls(world.telegram, { bot, after: mark, ok: false })).length;
  return waitUntil(
    async () => (await failed()) >= count,
    { what: `${count} calls have failed` },
    async () => `${await failed()} have`,
  );
}

/** Waits until every chat was tried once more: no call of before the last change is under way then. */
function triedInVain(mark: number, followers: readonly Follower[]) {
  const left = async () => {
    const tried = await allCalls(world.telegram, { bot, after: mark, ok: false });
    const chats = new Set(tried.map(({ params }) => Number(params.chat_id)));
    return followers.filter(({ customer }) => !chats.has(customer.telegramId)).length;
  };
  return waitUntil(
    async () => (await left()) === 0,
    { what: "every chat was tried" },
    async () => `${await left()} were not`,
  );
}

async function refusals(mark: number) {
  const calls = await allCalls(world.telegram, { bot, after: mark, ok: false });
  return calls
    .filter(({ answer }) => answer.error_code === 429)
    .map(({ method, answer }) => ({ method, answer }));
}

function rank(status: (typeof orderStatuses)[number] | undefined): number {
  return status === undefined ? -1 : orderStatuses.indexOf(status);
}
