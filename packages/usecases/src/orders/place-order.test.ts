import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { lookUpCode } from "./pairing/look-up-code.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const guesser = { telegramUserId: 1, through: "bot" } as const;

describe("an order is placed", () => {
  test("with a code that names it, when its customer is not paired", async () => {
    const cafe = await shop.merchant();
    const placed = await cafe.place("A-1", { number: "42", customer: { siteUserId: "u1" } });
    expect(placed.order).toMatchObject({ externalId: "A-1", number: "42", status: "placed", version: 1 });
    expect(placed.order.placedAt).toEqual(shop.now());
    const offer = await lookUpCode(shop.deps, guesser, { code: codeOf(placed) });
    expect(offer).toMatchObject({ orderId: placed.order.id, number: "42", venueName: "Кофейня: зал" });
  });

  test("waiting for payment it has no time of placing, and staff do not see it", async () => {
    const cafe = await shop.merchant();
    const staff = await shop.person("horeca");
    await shop.rows("update chat set venue_id = $1 where chat_id = $2", [cafe.venueId, staff.chatId]);
    await shop.forgetJobs();
    const { order } = await cafe.place("A-1", { status: "payment_process" });
    expect(order).toMatchObject({ status: "payment_process", placedAt: null });
    expect(await shop.waiting("horeca")).toEqual([]);
    await cafe.place("A-2");
    expect(await shop.waiting("horeca")).toEqual([String(staff.chatId)]);
  });

  test("without a code for a site user who has paired, and their chat is told", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    await pair(shop.deps, anna, codeOf(await cafe.place("A-1", { customer: { siteUserId: "anna" } })));
    await shop.forgetJobs();
    const second = await cafe.place("A-2", { customer: { siteUserId: "anna" } });
    expect(second.telegram).toEqual({ state: "subscribed" });
    expect(second.order.personId).toBe(anna.person.id);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  });

  test("by Telegram id for somebody this merchant knows; a stranger's id writes to nobody", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant("Другая")];
    const anna = await shop.person();
    const telegramUserId = Number(anna.person.telegramUserId);
    await pair(shop.deps, anna, codeOf(await cafe.place("A-1")));
    const known = await cafe.place("A-2", { customer: { telegramUserId } });
    expect(known.telegram).toEqual({ state: "subscribed" });
    await shop.forgetJobs();
    const stranger = await other.place("A-2", { customer: { telegramUserId } });
    expect(stranger.telegram?.state).toBe("unlinked");
    expect(stranger.order).toMatchObject({ personId: null, telegramUserId: null });
    expect(await shop.waiting("customer")).toEqual([]);
  });

  test("for nobody in particular any number of times: each is a customer of its own", async () => {
    const cafe = await shop.merchant();
    const placed = [await cafe.place("A-1"), await cafe.place("A-2")];
    expect(new Set(placed.map(({ order }) => order.customerId)).size).toBe(2);
    expect(new Set(placed.map(codeOf)).size).toBe(2);
  });
});

describe("an order is placed once", () => {
  test("the same request again answers the order as it is now and changes nothing", async () => {
    const cafe = await shop.merchant();
    const first = await cafe.place("A-1", { customer: { siteUserId: "u" } });
    const again = await cafe.place("A-1", { customer: { siteUserId: "u" } });
    expect(again.order.id).toBe(first.order.id);
    expect(again.telegram).toBeNull();
    expect(
      await shop.rows("select 1 from event where merchant_id = $1", [first.order.merchantId]),
    ).toHaveLength(1);
    expect(await shop.rows("select 1 from pairing_code where order_id = $1", [first.order.id])).toHaveLength(
      1,
    );
  });

  test("another order under the same id is refused, telling what is there", async () => {
    const cafe = await shop.merchant();
    await cafe.place("A-1");
    await expect(cafe.place("A-1", { items: [{ name: "Чай", quantity: 9 }] })).rejects.toMatchObject({
      code: "order_exists",
      details: { order_id: "A-1", status: "placed", version: 1 },
    });
  });

  test("ten requests at once make one order with one event and no stray customers", async () => {
    const cafe = await shop.merchant();
    const placed = await Promise.all(Array.from({ length: 10 }, () => cafe.place("A-1")));
    expect(new Set(placed.map(({ order }) => order.id)).size).toBe(1);
    expect(placed.filter(({ telegram }) => telegram !== null)).toHaveLength(1);
    const customers = "select 1 from customer where merchant_id = $1";
    expect(await shop.rows(customers, [cafe.merchantId])).toHaveLength(1);
  });

  test("the same id at another merchant is another order", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const mine = await cafe.place("A-1");
    const theirs = await other.place("A-1");
    expect(theirs.order.id).not.toBe(mine.order.id);
  });
});

test("a venue of another merchant does not exist, and nothing is written", async () => {
  const [cafe, other] = [await shop.merchant(), await shop.merchant()];
  for (const venueId of [other.venueId, "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11", "not-a-venue", ""])
    expect(await refusalOf(cafe.place("A-1", { venueId }))).toBe("not_found");
  expect(await shop.rows("select 1 from customer where merchant_id = $1", [cafe.merchantId])).toEqual([]);
  expect(await shop.rows(`select 1 from "order" where merchant_id = $1`, [cafe.merchantId])).toEqual([]);
});
