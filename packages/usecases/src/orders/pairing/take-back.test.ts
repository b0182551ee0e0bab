import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { ordersOfChat } from "../orders-of-person.ts";
import { endPairingsOfCafe } from "./end-pairings-of-cafe.ts";
import { renewPairingCode } from "./issue-code.ts";
import { openPairingOf } from "./open-pairing.ts";
import { takeBack } from "./take-back.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const numbersIn = async (chat: ChatContext) =>
  (await ordersOfChat(shop.deps, chat.chatId)).map((order) => order.externalId).sort();
const said = "select content->>'key' as key from chat_message where chat_id = $1 order by id";
const heard = async ({ chatId }: ChatContext) =>
  (await shop.rows<{ key: string }>(said, [chatId])).map(({ key }) => key);

async function newCode(orderId: string): Promise<string> {
  await renewPairingCode(shop.deps, orderId, { evenIfPaired: true });
  return (await openPairingOf(shop.deps, orderId))?.code ?? "";
}

/** Anna is paired, and then somebody else enters a new code of the same order. */
async function taken(customer?: { siteUserId: string }) {
  const cafe = await shop.merchant();
  const [anna, thief] = [await shop.person(), await shop.person()];
  const placed = await cafe.place("1", customer && { customer });
  await pair(shop.deps, anna, codeOf(placed));
  if (customer) await cafe.place("2", { customer });
  await pair(shop.deps, thief, await newCode(placed.order.id));
  return { anna, thief, orderId: placed.order.id, merchantId: cafe.merchantId };
}

test.each([
  ["a site's user", { siteUserId: "anna" }, ["1", "2"]],
  ["a guest's order", undefined, ["1"]],
])("%s that another Telegram has taken comes back, and that one is told", async (_, customer, numbers) => {
  const { anna, thief, orderId } = await taken(customer);
  expect([await numbersIn(anna), await numbersIn(thief)]).toEqual([[], numbers]);
  expect(await heard(anna)).toEqual(["pairing-moved-away"]);
  const spare = await newCode(orderId);
  expect(await refusalOf(takeBack(shop.deps, thief.person.id))).toBe("not_found");
  await shop.forgetJobs();
  await takeBack(shop.deps, anna.person.id);
  expect([await numbersIn(anna), await numbersIn(thief)]).toEqual([numbers, []]);
  expect(await heard(thief)).toEqual(["pairing-taken-back"]);
  expect(await shop.waiting("customer")).toEqual([anna, thief].map(({ chatId }) => String(chatId)).sort());
  expect(await refusalOf(pair(shop.deps, thief, spare))).toBe("code_invalid");
  expect(await refusalOf(takeBack(shop.deps, anna.person.id))).toBe("not_found");
});

test.each([
  ["its user", (thief: ChatContext) => ({ siteUserId: "ended", telegramUserId: Number(thief.chatId) })],
  ["its user, by name alone", () => ({ siteUserId: "ended" })],
  ["whoever lost it", (_: ChatContext, anna: ChatContext) => ({ telegramUserId: Number(anna.chatId) })],
])("not what the café has ended: %s", async (_, whose) => {
  const { anna, thief, merchantId } = await taken({ siteUserId: "ended" });
  await endPairingsOfCafe(shop.deps, merchantId, whose(thief, anna));
  expect(await refusalOf(takeBack(shop.deps, anna.person.id))).toBe("not_found");
  expect(await numbersIn(anna)).toEqual([]);
});

test("for a day", async () => {
  const late = await taken({ siteUserId: "late" });
  shop.pass(24 * 3600);
  expect(await refusalOf(takeBack(shop.deps, late.anna.person.id))).toBe("not_found");
  expect(await numbersIn(late.thief)).toEqual(["1", "2"]);
});

test("also from a third one to whom it was passed on, and nobody in between can object in turn", async () => {
  const { anna, thief, orderId } = await taken({ siteUserId: "again" });
  const third = await shop.person();
  await pair(shop.deps, third, await newCode(orderId));
  await takeBack(shop.deps, anna.person.id);
  expect([await numbersIn(anna), await numbersIn(third)]).toEqual([["1", "2"], []]);
  expect([await heard(thief), await heard(third)]).toEqual([["pairing-moved-away"], ["pairing-taken-back"]]);
  expect(await refusalOf(takeBack(shop.deps, thief.person.id))).toBe("not_found");
  expect(await numbersIn(anna)).toEqual(["1", "2"]);
});
