import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe, PlacedOrder } from "../world/cafe.ts";
import { buttonsOf } from "../world/cards.ts";
import type { Customer } from "../world/customer.ts";
import { createWorld, customerBot, type World } from "../world/world.ts";

const bot = customerBot.username;

let world: World;
let cafe: Cafe;
/** Beside every trouble somebody else follows an order, and nothing of it may reach them. */
let neighbour: { customer: Customer; order: PlacedOrder };

beforeAll(async () => {
  world = await createWorld();
  cafe = await world.cafe("Zerno");
  neighbour = await meet("Nora");
});
afterAll(async () => {
  const faults = world?.faults();
  await world?.close();
  expect(faults).toEqual([]);
});

test("who blocks the bot is left alone, the API says so, and who comes back sees what is true now", async () => {
  const { customer, order } = await meet("Anna");
  expect(await canBeWritten(customer)).toBe(true);
  await customer.chat.block();
  await world.telegram.settled(bot);
  expect(await canBeWritten(customer)).toBe(false);
  const mark = await world.telegram.callMark();
  await order.move("in_progress");
  await order.move("ready");
  expect((await place(customer)).json.tracking.telegram.state).toBe("blocked");
  await world.quiet();
  expect(await world.telegram.calls({ chat_id: customer.telegramId, after: mark })).toEqual([]);

  await customer.chat.start();
  await customer.card(order, "ready");
  expect(await canBeWritten(customer)).toBe(true);
  expect(await customer.cards(order)).toHaveLength(1);
  expect((await place(customer)).json.tracking.telegram.state).toBe("subscribed");
  await neighbourFollows();
});

test("who deleted their account is found out by the first message, and written to no more", async () => {
  const { customer, order } = await meet("Boris");
  await customer.person.deactivate();
  await order.move("in_progress");
  await world.quiet();
  expect(await canBeWritten(customer)).toBe(false);
  const mark = await world.telegram.callMark();
  await order.move("ready");
  expect(await order.status()).toBe("ready");
  await world.quiet();
  expect(await world.telegram.calls({ chat_id: customer.telegramId, after: mark })).toEqual([]);
  await neighbourFollows();
});

test("an order that the café canceled before Telegram let it be shown is heard of all the same", async () => {
  const { customer } = await meet("Clara");
  const away = await world.telegram.fault({
    kind: "5xx",
    method: "sendMessage",
    chat_id: customer.telegramId,
  });
  const order = await cafe.order({ customer });
  await order.move("canceled_by_cafe");
  await away.clear();
  await customer.card(order, "canceled_by_cafe");
  await world.quiet();
  expect(await customer.cards(order)).toHaveLength(1);
  await neighbourFollows();
});

test("a card that the person deleted is sent again at the next change", async () => {
  const { customer, order } = await meet("Clara");
  await customer.chat.delete((await customer.card(order)).message_id);
  expect(await customer.cards(order)).toEqual([]);
  await order.move("in_progress");
  await customer.card(order, "in_progress");
  expect(await customer.cards(order)).toHaveLength(1);
  await neighbourFollows();
});

test("an edit that arrived though its answer was lost counts as shown", async () => {
  const { customer, order } = await meet("Dina");
  const mark = await world.telegram.callMark();
  const chat_id = customer.telegramId;
  await world.telegram.fault({ kind: "drop_after", bot, method: "editMessageText", chat_id, times: 1 });
  await order.move("in_progress");
  await customer.card(order, "in_progress");
  await world.quiet();
  const calls = await world.telegram.calls({ chat_id, after: mark });
  expect(calls.map(({ method, answer }) => [method, answer.description ?? "ok"])).toEqual([
    ["editMessageText", "ok"],
    ["editMessageText", expect.stringContaining("message is not modified")],
  ]);
  expect(await customer.cards(order)).toHaveLength(1);
  await neighbourFollows();
});

test("a card of the day before yesterday cannot be deleted: it loses its button, and the new one has the news", async () => {
  const { customer, order } = await meet("Eva");
  const old = await customer.card(order);
  const days = 49 * 3_600_000;
  world.clock.aheadMs = days;
  await world.telegram.set({ clock_offset_ms: days });
  await order.move("in_progress");
  await order.move("ready");
  const card = await customer.card(order, "ready");
  await world.quiet();
  const [first, ...others] = await customer.cards(order);
  expect(first?.message_id).toBe(old.message_id);
  expect(buttonsOf(first ?? {})).toEqual([]);
  expect(others.map(({ message_id }) => message_id)).toEqual([card.message_id]);
  await neighbourFollows();
});

test("a chat that Telegram does not know any more holds up nobody", async () => {
  const { customer, order } = await meet("Fred");
  await world.telegram.reset();
  await order.move("in_progress");
  await world.quiet();
  expect(await canBeWritten(customer)).toBe(false);
  neighbour = await meet("Nina");
  await neighbourFollows();
});

async function meet(name: string): Promise<{ customer: Customer; order: PlacedOrder }> {
  const customer = await world.customer(name);
  const order = await cafe.order({ customer });
  await customer.pair(order);
  await world.quiet();
  return { customer, order };
}

/** What the two paths of the API say; they must not differ. */
async function canBeWritten({ telegramId }: Customer): Promise<boolean> {
  const subscribed = await cafe.api.isSubscribed(telegramId);
  const body = { request: "is bot blocked", user_id: telegramId };
  const { json } = await cafe.request("POST", "/bot-status", body);
  expect(json).toEqual({ "is bot blocked": !subscribed });
  return subscribed;
}

let placed = 0;
function place({ siteUserId }: Customer) {
  return cafe.request("POST", "/v1/orders", {
    order_id: `again-${++placed}`,
    horeca_id: cafe.horecaId,
    description: "Espresso",
    customer: { site_user_id: siteUserId },
  });
}

/** Moves the neighbour's order, and they see it. */
async function neighbourFollows(): Promise<void> {
  const { customer, order } = neighbour;
  const next = (await order.status()) === "placed" ? "in_progress" : "placed";
  await order.move(next);
  await customer.card(order, next);
  expect(await customer.cards(order)).toHaveLength(1);
}
