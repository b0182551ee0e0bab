import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, openShop, pair, type Shop } from "../../testing/shop.ts";
import { hire } from "../../testing/team.ts";
import { changeOrder } from "../change-order.ts";
import { remindOfRefund } from "./remind-of-refund.ts";
import { tellRefund } from "./tell-refund.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const day = 24 * 3600;

async function canceled() {
  const cafe = await shop.merchant();
  const owner = await hire(shop, cafe.venueId, "owner");
  await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  const placed = await cafe.place("A-1", { total: 500, currency: "RUB", customer: { siteUserId: "anna" } });
  await pair(shop.deps, anna, codeOf(placed));
  const { id } = placed.order;
  const merchant = { kind: "merchant", merchantId: cafe.merchantId } as const;
  await changeOrder(shop.deps, merchant, { id }, { type: "move", to: "canceled_by_cafe" });
  const told = () =>
    shop.rows<{ chat: string; args: object }>(
      `select chat_id::text as chat, content->'args' as args from chat_message where content->>'key' = 'refund-overdue'
       and content->'args'->>'venue' = $1`,
      ["Кофейня: зал"],
    );
  await shop.rows("delete from chat_message");
  await shop.forgetJobs();
  return { cafe, owner, anna, id, told };
}

test("owners are told once of money that nobody gave back in time", async () => {
  const { owner, id, told } = await canceled();
  shop.pass(day - 1);
  await remindOfRefund(shop.deps, id);
  expect(await told()).toEqual([]);
  shop.pass(1);
  await remindOfRefund(shop.deps, id);
  await remindOfRefund(shop.deps, id);
  const args = { venue: "Кофейня: зал", number: "A-1", amount: 500, currency: "RUB", hours: 24 };
  expect(await told()).toEqual([{ chat: String(owner.chat.chatId), args }]);
  expect(await shop.waiting("horeca")).toEqual([String(owner.chat.chatId)]);
});

test("nobody is told of what went back; the customer's card of a finished order is edited once more", async () => {
  const { cafe, anna, id, told } = await canceled();
  await shop.rows(
    "insert into card (bot, chat_id, subject, order_id, message_id, settled) values ('customer', $1, 'x', $2, 1, true)",
    [anna.chatId, id],
  );
  await tellRefund(shop.deps, cafe.merchantId, { orderId: "A-1", state: "sent" });
  expect(await shop.rows("select settled from card where order_id = $1", [id])).toEqual([{ settled: false }]);
  expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  shop.pass(2 * day);
  await remindOfRefund(shop.deps, id);
  expect(await told()).toEqual([]);
});
