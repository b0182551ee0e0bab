import { setTimeout as sleep } from "node:timers/promises";
import type { OrderStatus } from "@gotovo/domain";
import { SandboxError } from "@gotovo/sandbox/driver";
import { seededRandom } from "@gotovo/testing/seeded-random";
import { sizes, testSeed } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe, PlacedOrder } from "../world/cafe.ts";
import { dataOf } from "../world/cards.ts";
import type { Customer } from "../world/customer.ts";
import { together } from "../world/together.ts";
import { createWorld, type World } from "../world/world.ts";

const { races } = sizes;
/** Telegram lets a chat have five messages at once: a question, two cards, and what becomes of them. */
const racesPerCustomer = 2;

let world: World;
let cafe: Cafe;
/** From a tap to its answer, as it was recently. */
let tapTakesMs = 50;

beforeAll(async () => {
  world = await createWorld();
  cafe = await world.cafe("Zerno");
});
afterAll(() => world?.close());

/** What a race came to: which sides were told that they had won, and the order's status after it. */
interface Outcome {
  readonly order: PlacedOrder;
  readonly customer: Customer;
  readonly byTap: boolean;
  readonly canceled: boolean;
  readonly ready: boolean;
}

test("of a cancel and a ready exactly one wins, every time, and chat and API agree", async () => {
  const random = seededRandom(testSeed);
  const names = Array.from({ length: races / racesPerCustomer }, (_, n) => `Customer ${n}`);
  const outcomes = (await together(names, 25, (name) => raceAll(name, random))).flat();
  expect(outcomes).toHaveLength(races);
  const seeded = `TEST_SEED=${testSeed}`;

  const statuses = new Map<string, OrderStatus>();
  for await (const { order_id, status } of cafe.api.orders.list({ limit: 100 }))
    statuses.set(order_id, status);
  for (const { order, canceled, ready } of outcomes) {
    expect([canceled, ready].filter(Boolean), `${seeded}, order ${order.id}`).toHaveLength(1);
    expect(statuses.get(order.id), `${seeded}, order ${order.id}`).toBe(
      canceled ? "canceled_by_user" : "ready",
    );
  }
  // A card that must be heard is posted again before the older one goes: for a moment there are two.
  await world.quiet();
  await together(outcomes, 8, async ({ order, customer }) => {
    await customer.card(order, statuses.get(order.id));
    expect(await customer.cards(order), `${seeded}, order ${order.id}`).toHaveLength(1);
  });
  const wins = outcomes.filter(({ canceled }) => canceled).length;
  const tapped = outcomes.filter(({ byTap }) => byTap);
  const tapWins = tapped.filter(({ canceled }) => canceled).length;
  console.log(`${seeded}: ${wins} of ${races} canceled; by tap ${tapWins} of ${tapped.length}`);
  // Races that one side always wins would prove nothing.
  for (const [won, of] of [
    [wins, races],
    [tapWins, tapped.length],
  ] as const) {
    expect(won).toBeGreaterThan(races / 100);
    expect(won).toBeLessThan(of - races / 100);
  }
  expect(world.faults()).toEqual([]);
});

/** A customer's orders, each being made already, and all their races at once. */
async function raceAll(name: string, random: () => number): Promise<Outcome[]> {
  const customer = await world.customer(name);
  const orders: PlacedOrder[] = [];
  while (orders.length < racesPerCustomer) {
    const order = await cafe.order({ customer });
    await order.move("in_progress");
    orders.push(order);
  }
  await customer.pair(orders[0] as PlacedOrder);
  for (const order of orders) await customer.card(order, "in_progress");
  return Promise.all(orders.map((order) => race(customer, order, random)));
}

async function race(customer: Customer, order: PlacedOrder, random: () => number): Promise<Outcome> {
  const byTap = random() < 0.5;
  // A tap is under way longer than a request, the more so on a busy machine: the draws are meant to end evenly.
  const headStart = byTap ? random() * 1.5 * tapTakesMs : 0;
  const [cancelAfter, readyAfter] = [random() * 10, headStart + random() * 10];
  const tap = byTap ? await cancelButton(customer, order) : null;
  const [canceled, ready] = await Promise.all([
    sleep(cancelAfter).then(() => (tap ? tapCancel(customer, tap) : ask(order, "canceled_by_user"))),
    sleep(readyAfter).then(() => ask(order, "ready")),
  ]);
  return { order, customer, byTap, canceled, ready };
}

async function ask(order: PlacedOrder, status: "ready" | "canceled_by_user"): Promise<boolean> {
  const path = `/v1/orders/${order.id}/status`;
  const { status: code, json } = await cafe.request("POST", path, { status });
  if (code === 200) {
    expect(json.order.status).toBe(status);
    return true;
  }
  expect([code, json.code]).toEqual([409, expect.stringMatching(/^(move_not_allowed|cancel_too_late)$/)]);
  return false;
}

/** "Yes, cancel it" of the order as it is now; the question need not be open for a quick finger. */
async function cancelButton(customer: Customer, order: PlacedOrder) {
  const card = await customer.card(order, "in_progress");
  const data = dataOf(card, "Cancel the order").split(":");
  return { data: data.with(2, "1").join(":"), message_id: card.message_id };
}

async function tapCancel(customer: Customer, tap: { data: string; message_id: number }): Promise<boolean> {
  const tappedAt = performance.now();
  try {
    const { answer } = await customer.chat.tap(tap);
    tapTakesMs += (performance.now() - tappedAt - tapTakesMs) / 20;
    expect(answer?.text).toMatch(/^(The order is canceled|The order is ready, it cannot be canceled)$/);
    return answer?.text === "The order is canceled";
  } catch (error) {
    // A ready order's card is posted again: the button went away under the finger.
    if (error instanceof SandboxError && error.code === "not_found") return false;
    throw error;
  }
}
