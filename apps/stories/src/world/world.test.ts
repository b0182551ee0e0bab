import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, shownIn } from "./cards.ts";
import { createWorld, type World } from "./world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

test("a coffee from the checkout to the pick-up, in both chats", async () => {
  const cafe = await world.cafe("Zerno");
  const owner = await cafe.owner("Vera");
  const anna = await world.customer("Anna");
  const order = await cafe.order({ customer: anna });
  expect(buttonsOf(await anna.pair(order))).toEqual(["Cancel the order", "✉️ Write to the café", "⋯"]);
  await owner.waitForText(`Order: ${order.number} | Status: Placed`);
  await owner.tap("▶️ Start");
  await anna.card(order, "in_progress");
  await order.move("ready");
  expect(buttonsOf(await anna.card(order, "ready"))).toEqual([
    "🙋 I am here",
    "🔳 QR code",
    "✉️ Write to the café",
    "⋯",
  ]);
  await owner.waitForText(`Order: ${order.number} | Status: Ready`);
  await order.move("delivered");
  await anna.card(order, "delivered");
  expect(shownIn(await anna.chat.messages())).toEqual([`${order.number} delivered`]);
  expect(world.faults()).toEqual([]);
});
