import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordBlock } from "../chat-sync/record-block.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { listOrders } from "./list-orders.ts";
import { ordersOfTelegramUser } from "./orders-of-telegram-user.ts";
import { addressOrder, showOrderAgain, writeAboutOrder } from "./show-order.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function pairedOrder() {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  await pair(shop.deps, anna, codeOf(await cafe.place("A-1", { number: "42" })));
  const to = {
    bot: "customer" as const,
    telegramUserId: Number(anna.chatId),
    externalOrderId: "A-1",
    venueId: cafe.venueId,
  };
  return { cafe, anna, to };
}

const textsIn = async (chat: { chatId: bigint }) =>
  (
    await shop.rows<{ text: string }>(
      "select content->'args'->>'text' as text from chat_message where content->'args' ? 'text' and chat_id = $1 order by id",
      [chat.chatId],
    )
  ).map(({ text }) => text);

describe("a message about an order", () => {
  test("to staff arrives whole, in parts that Telegram takes", async () => {
    const { cafe, to } = await pairedOrder();
    const { chat } = await hire(shop, cafe.venueId, "barista");
    const words = Array.from({ length: 2_500 }, (_, index) => `w${index}`).join(" ");
    const toStaff = { ...to, bot: "horeca" as const };
    await writeAboutOrder(shop.deps, await addressOrder(shop.deps, cafe.merchantId, toStaff), words);
    const parts = await textsIn(chat);
    expect(parts.join(" ")).toBe(words);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.length).toBeLessThan(4096 - 200);
  });

  test("goes to the order's own customer only, about an order and a venue of this merchant only", async () => {
    const { cafe, to } = await pairedOrder();
    const { cafe: other, anna: stranger } = await pairedOrder();
    const address = (merchantId: string, changed: Partial<typeof to>) =>
      refusalOf(addressOrder(shop.deps, merchantId, { ...to, ...changed }));
    expect(await address(other.merchantId, {})).toBe("not_found");
    expect(await address(cafe.merchantId, { telegramUserId: Number(stranger.chatId) })).toBe("not_found");
    expect(await address(cafe.merchantId, { venueId: other.venueId })).toBe("not_found");
    expect(await address(cafe.merchantId, { externalOrderId: "A-2" })).toBe("not_found");
  });

  test("to somebody who blocked the bot is refused by name", async () => {
    const { cafe, anna, to } = await pairedOrder();
    await recordBlock(shop.deps, anna, true);
    expect(await refusalOf(addressOrder(shop.deps, cafe.merchantId, to))).toBe("recipient_unreachable");
  });

  test("to staff goes to who is named; a stranger in the HoReCa bot gets nothing", async () => {
    const { cafe, to } = await pairedOrder();
    const [staff, stranger] = [await shop.person("horeca"), await shop.person("horeca")];
    await shop.rows("update chat set venue_id = $1 where chat_id = any($2)", [
      cafe.venueId,
      [staff.chatId, stranger.chatId],
    ]);
    await shop.rows(
      "insert into staff (id, venue_id, person_id, role) values (gen_random_uuid(), $1, $2, 'barista')",
      [cafe.venueId, staff.person.id],
    );
    const toStaff = { ...to, bot: "horeca" as const, telegramUserId: Number(staff.chatId) };
    const { chats } = await addressOrder(shop.deps, cafe.merchantId, toStaff);
    expect(chats.map(({ chatId }) => BigInt(chatId))).toEqual([staff.chatId]);
    const toStranger = { ...toStaff, telegramUserId: Number(stranger.chatId) };
    expect(await refusalOf(addressOrder(shop.deps, cafe.merchantId, toStranger))).toBe("not_found");
    const fromCustomer = { ...to, bot: "horeca" as const };
    const all = await addressOrder(shop.deps, cafe.merchantId, fromCustomer);
    expect(all.chats.map(({ chatId }) => BigInt(chatId))).toEqual([staff.chatId]);
  });

  test("asked for again, a card is posted by that chat's next sync", async () => {
    const { cafe, anna, to } = await pairedOrder();
    const addressed = await addressOrder(shop.deps, cafe.merchantId, to);
    await shop.forgetJobs();
    await showOrderAgain(shop.deps, addressed);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  });
});

test("a merchant lists its own orders, a page at a time; a foreign venue, cursor or person gives nothing", async () => {
  const { cafe, anna } = await pairedOrder();
  const { cafe: other } = await pairedOrder();
  for (const id of ["A-2", "A-3"]) {
    shop.pass(1);
    await cafe.place(id);
  }
  const first = await listOrders(shop.deps, cafe.merchantId, { limit: 2 });
  expect(first.map(({ externalId }) => externalId)).toEqual(["A-3", "A-2"]);
  const rest = await listOrders(shop.deps, cafe.merchantId, { limit: 2, after: first[1]?.id });
  expect(rest.map(({ externalId }) => externalId)).toEqual(["A-1"]);
  expect(await listOrders(shop.deps, other.merchantId, { limit: 9, venueId: cafe.venueId })).toEqual([]);
  expect(await listOrders(shop.deps, cafe.merchantId, { limit: 9, after: "' or true --" })).toEqual([]);
  const telegramUserId = Number(anna.chatId);
  expect(await ordersOfTelegramUser(shop.deps, cafe.merchantId, telegramUserId, true)).toHaveLength(1);
  expect(await ordersOfTelegramUser(shop.deps, other.merchantId, telegramUserId, false)).toEqual([]);
});
