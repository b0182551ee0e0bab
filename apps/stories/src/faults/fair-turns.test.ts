import { afterAll, beforeAll, expect, test } from "vitest";
import type { Customer } from "../world/customer.ts";
import { customerBot } from "../world/local-telegram.ts";
import { together } from "../world/together.ts";
import { createWorld, type World } from "../world/world.ts";

const perSecond = 10;
const regulars = 40;
const messagesEach = 4;
/** Others may be sent at once before a customer hears that the coffee is ready: what is on its way, and two seconds more. */
const othersAtMost = 2 * perSecond + 20;

let world: World;
beforeAll(async () => {
  world = await createWorld({ pace: { outboundPerSecond: perSecond, outboundPerChat: 1 } });
});
afterAll(() => world.close());

test("while one café writes to all its customers, another's coffee is ready without delay", async () => {
  const [loud, quiet] = [await world.cafe("Loud"), await world.cafe("Quiet")];
  const anna = await world.customer("Anna");
  const hers = await quiet.order({ customer: anna });
  await anna.pair(hers);
  const bought = await together([...Array(regulars).keys()], 10, async (n) => {
    const customer: Customer = await world.customer(`Regular ${n}`);
    const order = await loud.order({ customer });
    await customer.pair(order);
    return { order_id: order.id, horeca_id: loud.horecaId, user_id: customer.telegramId };
  });
  await hers.move("in_progress");
  await world.quiet();

  const began = await world.telegram.callMark();
  const texts = Array.from({ length: messagesEach }, (_, n) => `News ${n}`);
  const news = bought.flatMap((to) => texts.map((message) => ({ ...to, message })));
  await together(news, 10, async (message) => {
    const { status } = await loud.request("POST", "/provide_message_to_user", message);
    expect(status).toBe(202);
  });
  const asked = await world.telegram.callMark();
  await hers.move("ready");
  await anna.card(hers, "ready");

  const calls = await world.telegram.calls({
    bot: customerBot.username,
    method: "sendMessage",
    after: asked,
    limit: 5000,
  });
  const isHers = (call: (typeof calls)[number]) => call.params.chat_id === anna.telegramId;
  const before = calls.findIndex(isHers);
  console.log(`sent before: ${before}; of the news when it began: ${asked - began}`);
  expect(before).toBeGreaterThanOrEqual(0);
  expect(before).toBeLessThanOrEqual(othersAtMost);
  await world.quiet();
  expect(world.faults()).toEqual([]);
}, 240_000);
