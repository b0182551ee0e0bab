import type { OrderStatus } from "@gotovo/domain";
import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, meetCustomer, openCafe, type PlacedOrder } from "../world/cafe.ts";
import { allCalls, cardCalls } from "../world/calls.ts";
import { cardsOf, statusOf } from "../world/cards.ts";
import type { Customer } from "../world/customer.ts";
import { customerBot, horecaBot, type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { together } from "../world/together.ts";

/** An order, who follows it, and what the API has answered of it. */
interface Followed {
  readonly cafe: Cafe;
  readonly order: PlacedOrder;
  readonly customer: Customer;
  accepted: OrderStatus;
  asked: OrderStatus;
}

const customersPerCafe = sizes.killedCustomers;
const ordersPerCustomer = 2;
/** All orders are being made by then, and cards of ready ones are on their way. */
const killAfter = Math.floor(0.7 * 4 * customersPerCafe * ordersPerCustomer);

let telegram: LocalTelegram;
let product: ProductProcess;

beforeAll(async () => {
  telegram = await openTelegram();
  product = await startProduct({ telegram });
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

test("killed in the middle of many status changes, the product keeps every accepted one and shows it once", async () => {
  const bars = await Promise.all(["Zerno", "Gusto"].map(openBar));
  const owners = await Promise.all(bars.map(({ staffed }, n) => staffed.owner(`Owner ${n}`)));
  const followed = (await Promise.all(bars.map(fill))).flat();
  expect(followed).toHaveLength(2 * customersPerCafe * ordersPerCustomer);

  await changeUntilKilled(followed);
  const killedAt = await telegram.callMark();
  expect(followed.some(({ accepted, asked }) => accepted !== asked)).toBe(true);
  await product.restart();

  const truth = await together(followed, 8, async ({ order }) => order.status());
  for (const [index, { accepted, asked }] of followed.entries())
    expect([accepted, asked]).toContain(truth[index]);
  for (const [index, { customer, order }] of followed.entries())
    await customer.card(order, truth[index] as OrderStatus);
  const queues = followed
    .map((one, index) => ({ ...one, status: truth[index] as OrderStatus }))
    .filter(({ cafe }) => bars.some(({ staffed }) => staffed === cafe));
  for (const { cafe, order, status } of queues) {
    const owner = owners[bars.findIndex(({ staffed }) => staffed === cafe)] as ChatDriver;
    await owner.waitFor((messages) => cardsOf(messages, order.number).some(tells(status)), {
      what: `a card of order ${order.number} that tells ${status}`,
      timeoutMs: 90_000,
    });
  }

  const repeats = await repeatedCards(
    [...followed.map(({ customer }) => customer.chat), ...owners],
    followed,
  );
  const sendsUnderWay = await lastSends(killedAt);
  console.log(`cards repeated by the kill: ${repeats.length}`);
  for (const repeat of repeats) expect(sendsUnderWay).toContain(repeat);
  await deliverStartAgain(followed);
  expect(product.output()).not.toMatch(/unhandled|uncaught/i);
  expect(telegram.bugs).toEqual([]);
});

/** A merchant with a staffed venue for a few orders, and one where nobody works. */
async function openBar(name: string): Promise<{ staffed: Cafe; quiet: Cafe }> {
  const merchant = await product.createMerchant([
    "--name",
    name,
    "--venue",
    name,
    "--venue",
    `${name} kiosk`,
  ]);
  const place = { url: product.url, fetch, telegram };
  return { staffed: openCafe(merchant, place), quiet: openCafe(merchant, place, 1) };
}

async function fill({ staffed, quiet }: { staffed: Cafe; quiet: Cafe }): Promise<Followed[]> {
  const names = Array.from({ length: customersPerCafe }, (_, n) => `Customer ${n}`);
  const lists = await together(names, 6, async (name, index) => {
    const customer = await meetCustomer(name, { url: product.url, fetch, telegram });
    const cafe = index < 3 ? staffed : quiet;
    const orders: Followed[] = [];
    for (let count = 0; count < ordersPerCustomer; count++) {
      const order = await cafe.order({ customer });
      if (count === 0) await customer.pair(order);
      else await customer.card(order);
      orders.push({ cafe, order, customer, accepted: "placed", asked: "placed" });
    }
    return orders;
  });
  return lists.flat();
}

/** Two changes for each of the orders; after some of them the product is gone. */
async function changeUntilKilled(followed: readonly Followed[]): Promise<void> {
  const changes = (["in_progress", "ready"] as const).flatMap((status) =>
    followed.map((one) => ({ one, status })),
  );
  let accepted = 0;
  let killing: Promise<void> | undefined;
  await together(changes, 12, async ({ one, status }) => {
    // What was refused because the product is gone is not asked further.
    if (killing && product.ending() !== undefined) return;
    one.asked = status;
    try {
      one.accepted = await one.order.move(status);
      accepted++;
    } catch (error) {
      if (!killing) throw error;
    }
    if (accepted >= killAfter) killing ??= product.kill9();
  });
  await killing;
  expect(product.ending()).toBe("SIGKILL");
}

/** Telegram may deliver again what the killed process has handled: the used link must not be answered as a wrong one. */
async function deliverStartAgain(followed: readonly Followed[]): Promise<void> {
  const updates = await telegram.updates(customerBot.username);
  type Start = { update_id: number; message?: { text?: string; chat: { id: number } } };
  const start = (updates as Start[]).findLast(({ message }) => message?.text?.startsWith("/start "));
  const customer = followed.find(({ customer }) => customer.telegramId === start?.message?.chat.id)?.customer;
  if (!start || !customer) throw new Error("No /start is left in the history");
  await telegram.redeliver(customerBot.username, start.update_id);
  await customer.chat.say("/help");
  await customer.chat.waitForText("What you can do now");
  const texts = (await customer.chat.messages()).map(({ text = "" }) => text);
  expect(texts.filter((text) => text.startsWith("There is no such code"))).toEqual([]);
}

function tells(status: OrderStatus): (card: Message) => boolean {
  return ({ text = "" }) => statusOf(text) === status;
}

/** Cards besides the newest one of their order, as `bot chat message`. */
async function repeatedCards(chats: readonly ChatDriver[], followed: readonly Followed[]): Promise<string[]> {
  const found = new Set<string>();
  for (const chat of chats) {
    const messages = await chat.messages();
    for (const { order } of followed) {
      const older = cardsOf(messages, order.number).slice(0, -1);
      for (const { message_id } of older) found.add(`${chat.bot} ${chat.id} ${message_id}`);
    }
  }
  return [...found];
}

/** Of each chat the message that was sent last before the kill: only this one may have been on its way. */
async function lastSends(killedAt: number): Promise<string[]> {
  const last = new Map<string, string>();
  for (const { bot, chatId, sentMessageId } of await cardsBefore(killedAt))
    last.set(`${bot} ${chatId}`, `${bot} ${chatId} ${sentMessageId}`);
  return [...last.values()];
}

async function cardsBefore(killedAt: number) {
  const lists = await Promise.all(
    [customerBot, horecaBot].map(async ({ username: bot }) => {
      const calls = (await allCalls(telegram, { bot })).filter(({ seq }) => seq <= killedAt);
      return cardCalls(calls).map((call) => ({ ...call, bot }));
    }),
  );
  return lists.flat();
}
