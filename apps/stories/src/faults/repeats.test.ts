import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cafe, PlacedOrder } from "../world/cafe.ts";
import { allCalls } from "../world/calls.ts";
import { cardsOf, dataOf, shownIn } from "../world/cards.ts";
import type { Customer } from "../world/customer.ts";
import { createWorld, customerBot, horecaBot, type World } from "../world/world.ts";

let world: World;
let cafe: Cafe;
const five = [1, 2, 3, 4, 5];

beforeAll(async () => {
  world = await createWorld();
  cafe = await world.cafe("Zerno");
});
afterAll(async () => {
  const faults = world?.faults();
  await world?.close();
  expect(faults).toEqual([]);
});

/** Delivers the newest update twice more, and waits until the bot has dealt with whatever came of it. */
async function deliverAgain({ chat }: Customer): Promise<void> {
  const asked = (await chat.messages()).length;
  const { update_id } = await world.telegram.redeliver(customerBot.username);
  await world.telegram.redeliver(customerBot.username, update_id);
  await chat.say("/help");
  await chat.waitFor(
    (messages) => messages.slice(asked).some(({ text }) => text?.startsWith("What you can do now")),
    { what: "the answer to what was asked after the repeats" },
  );
  await world.quiet();
  const polls = await allCalls(world.telegram, { bot: customerBot.username, method: "getUpdates" });
  const delivered = polls.flatMap(({ answer }) => answer.result as { update_id: number }[]);
  expect(delivered.filter((update) => update.update_id === update_id).length).toBeGreaterThanOrEqual(3);
}

async function pairedOrder(name: string): Promise<{ customer: Customer; order: PlacedOrder }> {
  const customer = await world.customer(name);
  const order = await cafe.order({ customer });
  await customer.pair(order);
  return { customer, order };
}

describe("the same update delivered three times", () => {
  test("a command is answered once", async () => {
    const anna = await world.customer("Anna");
    await anna.chat.start();
    await anna.chat.waitForText("Your café order lives here");
    await deliverAgain(anna);
    const answers = (await anna.chat.messages()).filter(({ text }) => text?.includes("lives here"));
    expect(answers).toHaveLength(1);
  });

  test("a typed code asks once, a wrong one counts once, and the answer to the question binds once", async () => {
    const boris = await world.customer("Boris");
    const order = await cafe.order({ customer: boris });
    await boris.chat.start();
    await boris.chat.say("AAAA-AAAA-AA");
    await boris.chat.waitForText("There is no such code");
    await deliverAgain(boris);
    await boris.chat.say(order.code as string);
    const question = await boris.chat.waitForText(`Order ${order.number} at`);
    await deliverAgain(boris);
    await boris.chat.tap("Yes, it is mine", { message_id: question.message_id });
    await boris.card(order);
    await deliverAgain(boris);
    const texts = (await boris.chat.messages()).map(({ text = "" }) => text);
    expect(texts.filter((text) => text.startsWith("There is no such code"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("Is it yours?"))).toEqual([]);
    expect(shownIn(await boris.chat.messages())).toEqual([`${order.number} placed`]);
    const { rows } = await world.deps.db.pool.query("select failures from attempt_counter where scope = $1", [
      `crowd:bot`,
    ]);
    expect(rows).toEqual([{ failures: 1 }]);
  });

  test("a tap that cancels is answered and cancels once", async () => {
    const { customer, order } = await pairedOrder("Clara");
    await customer.chat.tap("Cancel the order");
    await customer.chat.waitForText("Cancel order");
    const tap = await customer.chat.tap("Yes, cancel it");
    expect(tap.answer?.text).toBe("The order is canceled");
    await customer.card(order, "canceled_by_user");
    await deliverAgain(customer);
    expect((await cafe.api.orders.get(order.id)).order.version).toBe(2);
    expect(await customer.cards(order)).toHaveLength(1);
  });
});

describe("the same button tapped five times at once", () => {
  test("cancels once, and every tap is answered", async () => {
    const { customer, order } = await pairedOrder("Dina");
    await customer.chat.tap("Cancel the order");
    const question = await customer.chat.waitForText("Cancel order");
    const data = dataOf(question, "Yes, cancel it");
    const taps = await Promise.all(
      five.map(() => customer.chat.tap({ data, message_id: question.message_id })),
    );
    for (const { answer } of taps) expect(answer?.text).toMatch(/canceled/);
    await customer.card(order, "canceled_by_user");
    expect((await cafe.api.orders.get(order.id)).order).toMatchObject({
      status: "canceled_by_user",
      version: 2,
    });
    expect(await customer.cards(order)).toHaveLength(1);
  });

  test("moves an order one status on, not five", async () => {
    const busy = await world.cafe("Gusto");
    const owner = await busy.owner("Vera");
    const order = await busy.order();
    const card = await owner.waitForText(`Order: ${order.number} |`);
    const data = dataOf(card, "▶️ Start");
    const taps = await Promise.all(five.map(() => owner.tap({ data, message_id: card.message_id })));
    for (const { answer } of taps) expect(answer?.text).toMatch(/in progress/);
    await owner.waitForText(`Order: ${order.number} | Status: In progress`);
    expect((await busy.api.orders.get(order.id)).order).toMatchObject({ status: "in_progress", version: 2 });
    expect(cardsOf(await owner.messages(), order.number)).toHaveLength(1);
  });

  test("joins by an invite once", async () => {
    const bar = await world.cafe("Bar");
    const owner = await bar.owner("Olga");
    await owner.say("/team");
    await owner.waitForText("Whom to invite?");
    await owner.tap("➕ Barista");
    const invite = await owner.waitForText("the link works once");
    const token = /start=([\w-]+)/.exec(invite.text ?? "")?.[1] as string;
    const people = await Promise.all(
      five.map((n) => world.telegram.person({ first_name: `P${n}`, language_code: "en" })),
    );
    const chats = people.map((person) => person.chat(horecaBot.username));
    await Promise.all(chats.map((chat) => chat.start(token)));
    const answers = await Promise.all(
      chats.map((chat) => chat.waitForText(/Welcome to Bar|This invite does not work/)),
    );
    expect(answers.filter(({ text }) => text?.includes("Welcome"))).toHaveLength(1);
  });
});

describe("the same POST repeated, five at once", () => {
  const body = (id: string) => ({ order_id: id, horeca_id: cafe.horecaId, description: "Espresso" });

  test("places one order, with and without an Idempotency-Key", async () => {
    const withAndWithout: Record<string, string>[] = [{}, { "idempotency-key": "checkout-1" }];
    for (const headers of withAndWithout) {
      const id = `same-${Object.keys(headers).length}`;
      const post = () => cafe.request("POST", "/v1/orders", body(id), headers);
      const replies = await Promise.all(five.map(post));
      const placed = [...replies, await post()].filter(({ status }) => status === 200);
      const refused = replies.filter(({ status }) => status !== 200);
      for (const { json } of refused) expect(json.code).toBe("idempotency_in_flight");
      if (Object.keys(headers).length === 0) expect(refused).toEqual([]);
      expect(new Set(placed.map(({ json }) => json.tracking.page_url)).size).toBe(1);
      expect(new Set(placed.map(({ json }) => JSON.stringify(json.order))).size).toBe(1);
      const { orders } = await cafe.api.orders.list({ limit: 100 });
      expect(orders.filter(({ order_id }) => order_id === id)).toHaveLength(1);
    }
  });

  test("moves an order once, and its customer hears of it once", async () => {
    const { customer, order } = await pairedOrder("Eva");
    const ready = { status: "ready" as const };
    await order.move("in_progress");
    const replies = await Promise.all(
      five.map(() => cafe.request("POST", `/v1/orders/${order.id}/status`, ready)),
    );
    expect(replies.map(({ status, json }) => [status, json.order.version])).toEqual(five.map(() => [200, 3]));
    await customer.card(order, "ready");
    const sends = await world.telegram.calls({ chat_id: customer.telegramId, method: "sendMessage" });
    const loud = sends.filter(({ params }) => String(params.text).includes("come and get it"));
    expect(loud).toHaveLength(1);
    expect(await customer.cards(order)).toHaveLength(1);
  });
});

describe("two API processes over one database", () => {
  test("share idempotency keys", async () => {
    const there = await world.elsewhere(cafe);
    const body = { order_id: "both", horeca_id: cafe.horecaId, description: "Espresso" };
    const post = (at: Cafe, order: object) =>
      at.request("POST", "/v1/orders", order, { "idempotency-key": "both" });
    const replies = await Promise.all([cafe, there, cafe, there, cafe].map((at) => post(at, body)));
    const repeated = [await post(cafe, body), await post(there, body)];
    expect(repeated.map(({ status }) => status)).toEqual([200, 200]);
    expect(repeated[0]?.json).toEqual(repeated[1]?.json);
    for (const { status, json } of replies) {
      if (status === 200) expect(json).toEqual(repeated[0]?.json);
      else expect(json.code).toBe("idempotency_in_flight");
    }
    expect((await post(there, { ...body, description: "Latte" })).json.code).toBe("idempotency_key_reused");
  });

  test("share the budget of wrong codes", async () => {
    const there = await world.elsewhere(cafe);
    const guess = (at: Cafe) =>
      at.request("POST", "/enter_key_from_user", {
        telegram_user_id: 424_242,
        verification_code: "AAAA-AAAA-AA",
      });
    const statuses: number[] = [];
    for (const at of [cafe, there, cafe, there, cafe, there, cafe]) statuses.push((await guess(at)).status);
    expect(statuses.slice(0, 5)).not.toContain(429);
    expect(statuses.slice(5)).toEqual([429, 429]);
  });
});
