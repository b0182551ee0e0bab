import { codeLifetimeMs } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { changeOrder } from "../change-order.ts";
import { ordersOfChat } from "../orders-of-person.ts";
import { enterKey } from "./enter-key.ts";
import { getPairingCode } from "./get-code.ts";
import { renewPairingCode } from "./issue-code.ts";
import { telegramStateOf } from "./link-of-order.ts";
import { lookUpCode } from "./look-up-code.ts";
import { redeemCode } from "./redeem-code.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const guesser = { telegramUserId: 1, through: "bot" } as const;
const lookUp = (code: string) => lookUpCode(shop.deps, guesser, { code });
const numbersIn = async (chat: { chatId: bigint }) =>
  (await ordersOfChat(shop.deps, chat.chatId)).map((order) => order.externalId).sort();

describe("a code", () => {
  test("can be looked at as often as one likes; only saying yes uses it up", async () => {
    const cafe = await shop.merchant();
    const code = codeOf(await cafe.place("A-1"));
    const offers = [
      await lookUp(code),
      await lookUp(code.toLowerCase()),
      await lookUp(code.replaceAll("-", " ")),
    ];
    expect(new Set(offers.map((offer) => offer.pairingId)).size).toBe(1);
    const anna = await shop.person();
    await redeemCode(shop.deps, anna.person, offers[0]?.pairingId as string);
    expect(await refusalOf(lookUp(code))).toBe("code_invalid");
    const other = await shop.person();
    expect(await refusalOf(redeemCode(shop.deps, other.person, offers[0]?.pairingId as string))).toBe(
      "code_invalid",
    );
  });

  test("is won by exactly one of ten who confirm at once, in two processes", async () => {
    const cafe = await shop.merchant();
    const another = await shop.anotherProcess();
    const placed = await cafe.place("A-1", { customer: { siteUserId: "u" } });
    const { pairingId } = await lookUp(codeOf(placed));
    const people = await Promise.all(Array.from({ length: 10 }, () => shop.person()));
    const outcomes = await Promise.allSettled(
      people.map(({ person }, index) => redeemCode(index % 2 ? another : shop.deps, person, pairingId)),
    );
    const winners = people.filter((_, index) => outcomes[index]?.status === "fulfilled");
    expect(winners).toHaveLength(1);
    const shown = await Promise.all(people.map(async (chat) => (await numbersIn(chat)).length));
    expect(shown.filter((orders) => orders > 0)).toHaveLength(1);
    expect(await numbersIn(winners[0] as { chatId: bigint })).toEqual(["A-1"]);
  });

  test("dies after ten minutes, to the second", async () => {
    const cafe = await shop.merchant();
    const code = codeOf(await cafe.place("A-1"));
    shop.pass(codeLifetimeMs / 1000 - 1);
    const { pairingId } = await lookUp(code);
    shop.pass(1);
    expect(await refusalOf(lookUp(code))).toBe("code_invalid");
    const anna = await shop.person();
    expect(await refusalOf(redeemCode(shop.deps, anna.person, pairingId))).toBe("code_invalid");
    expect(await refusalOf(getPairingCode(shop.deps, cafe.merchantId, code))).toBe("code_expired");
  });

  test("wrong, used and expired are answered alike", async () => {
    const cafe = await shop.merchant();
    const used = codeOf(await cafe.place("A-1"));
    await pair(shop.deps, await shop.person(), used);
    const expired = codeOf(await cafe.place("A-2"));
    shop.pass(codeLifetimeMs / 1000);
    const refusals: unknown[] = [];
    for (const [index, code] of [used, expired, "K7FM-Q2XW-9P", "nonsense", ""].entries()) {
      const guesser = { telegramUserId: 50 + index, through: "bot" } as const;
      refusals.push(await lookUpCode(shop.deps, guesser, { code }).catch((error) => ({ ...error })));
    }
    for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
  });

  test("is renewed for the tracking page when half of its life is gone, and not for a paired or finished order", async () => {
    const cafe = await shop.merchant();
    const { order } = await cafe.place("A-1");
    const codes = async () =>
      (await shop.rows("select 1 from pairing_code where order_id = $1", [order.id])).length;
    await renewPairingCode(shop.deps, order.id);
    expect(await codes()).toBe(1);
    shop.pass(codeLifetimeMs / 2000 + 1);
    await Promise.all([1, 2, 3, 4, 5].map(() => renewPairingCode(shop.deps, order.id)));
    expect(await codes()).toBe(2);
    const state = await telegramStateOf(shop.deps, order.id);
    if (state.state !== "unlinked" || !state.pairing) throw new Error(state.state);
    await pair(shop.deps, await shop.person(), state.pairing.code);
    shop.pass(codeLifetimeMs / 1000);
    await renewPairingCode(shop.deps, order.id);
    expect(await codes()).toBe(2);
    expect(await refusalOf(renewPairingCode(shop.deps, cafe.merchantId))).toBe("not_found");
  });

  test("of another merchant cannot be asked about, nor entered through this one's API", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const code = codeOf(await cafe.place("A-1"));
    expect(await refusalOf(getPairingCode(shop.deps, other.merchantId, code))).toBe("not_found");
    expect(await refusalOf(enterKey(shop.deps, other.merchantId, 777, code))).toBe("code_invalid");
    await enterKey(shop.deps, cafe.merchantId, 777, code);
    expect(await getPairingCode(shop.deps, cafe.merchantId, code)).toMatchObject({ redeemedBy: null });
  });
});

describe("who pairs", () => {
  test("gets all active orders of that site user, and later ones without a code", async () => {
    const cafe = await shop.merchant();
    const customer = { siteUserId: "anna" };
    const first = await cafe.place("A-1", { customer });
    await cafe.place("A-2", { customer });
    await cafe.place("B-1", { customer: { siteUserId: "boris" } });
    const finished = await cafe.place("A-0", { customer });
    const merchant = { kind: "merchant", merchantId: cafe.merchantId } as const;
    await changeOrder(
      shop.deps,
      merchant,
      { id: finished.order.id },
      { type: "move", to: "canceled_by_cafe" },
    );
    const anna = await shop.person();
    await pair(shop.deps, anna, codeOf(first));
    expect(await numbersIn(anna)).toEqual(["A-1", "A-2"]);
    expect((await cafe.place("A-3", { customer })).telegram?.state).toBe("subscribed");
    expect(await numbersIn(anna)).toEqual(["A-1", "A-2", "A-3"]);
  });

  test("as several site users sees the orders of all of them, each under its own name", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    for (const siteUserId of ["work", "home"])
      await pair(shop.deps, anna, codeOf(await cafe.place(siteUserId, { customer: { siteUserId } })));
    expect(await numbersIn(anna)).toEqual(["home", "work"]);
    const rows = await shop.rows("select 1 from customer where person_id = $1", [anna.person.id]);
    expect(rows).toHaveLength(2);
  });

  test("without a site account has one row per merchant, however many orders", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const anna = await shop.person();
    for (const id of ["A-1", "A-2", "A-3"]) await pair(shop.deps, anna, codeOf(await cafe.place(id)));
    await pair(shop.deps, anna, codeOf(await other.place("B-1")));
    expect(await numbersIn(anna)).toEqual(["A-1", "A-2", "A-3", "B-1"]);
    const rows = await shop.rows("select merchant_id from customer where person_id = $1", [anna.person.id]);
    expect(rows).toHaveLength(2);
    const left = await shop.rows("select 1 from customer where merchant_id = $1", [cafe.merchantId]);
    expect(left).toHaveLength(1);
  });

  test("with five codes at once still has one row", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await Promise.all(["1", "2", "3", "4", "5"].map((id) => cafe.place(id)));
    const offers = await Promise.all(placed.map((order) => lookUp(codeOf(order))));
    await Promise.all(offers.map(({ pairingId }) => redeemCode(shop.deps, anna.person, pairingId)));
    expect(await numbersIn(anna)).toEqual(["1", "2", "3", "4", "5"]);
    expect(await shop.rows("select 1 from customer where merchant_id = $1", [cafe.merchantId])).toHaveLength(
      1,
    );
  });

  test("with another Telegram takes the site user along; the old chat is told and loses the card", async () => {
    const cafe = await shop.merchant();
    const placed = await cafe.place("A-1", { number: "7", customer: { siteUserId: "anna" } });
    const [first, second] = [codeOf(placed), await secondCode(placed.order.id)];
    const [anna, thief] = [await shop.person(), await shop.person()];
    await pair(shop.deps, anna, first);
    await shop.forgetJobs();
    await pair(shop.deps, thief, second);
    expect(await numbersIn(anna)).toEqual([]);
    expect(await numbersIn(thief)).toEqual(["A-1"]);
    expect(await shop.waiting("customer")).toEqual([anna, thief].map(({ chatId }) => String(chatId)));
    const told = await shop.rows("select content from chat_message where chat_id = $1", [anna.chatId]);
    expect(told).toEqual([
      {
        content: {
          key: "pairing-moved-away",
          args: { number: "7", venue: "Кофейня: зал" },
          buttons: [[{ key: "button-take-back", data: "tb", style: "danger" }]],
        },
      },
    ]);
  });

  test("with another Telegram takes one order of a person without an account, and leaves the rest", async () => {
    const cafe = await shop.merchant();
    const [anna, boris] = [await shop.person(), await shop.person()];
    await pair(shop.deps, anna, codeOf(await cafe.place("A-1")));
    const placed = await cafe.place("A-2");
    const [first, second] = [codeOf(placed), await secondCode(placed.order.id)];
    await pair(shop.deps, anna, first);
    await pair(shop.deps, boris, second);
    expect(await numbersIn(anna)).toEqual(["A-1"]);
    expect(await numbersIn(boris)).toEqual(["A-2"]);
  });
});

/** The code that the tracking page shows once half of the first one's life is gone. */
async function secondCode(orderId: string): Promise<string> {
  shop.pass(codeLifetimeMs / 2000 + 1);
  await renewPairingCode(shop.deps, orderId);
  const state = await telegramStateOf(shop.deps, orderId);
  if (state.state !== "unlinked" || !state.pairing) throw new Error(state.state);
  return state.pairing.code;
}
