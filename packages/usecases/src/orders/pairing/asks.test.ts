import { codeLifetimeMs } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { asksOfChat, declineAsk } from "./asks-of-chat.ts";
import { enterKey } from "./enter-key.ts";
import { lookUpCode } from "./look-up-code.ts";
import { redeemCode } from "./redeem-code.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const asked = async ({ chatId }: { chatId: bigint }) =>
  (await asksOfChat(shop.deps, chatId)).map(({ number }) => number);
const enter = (cafe: { merchantId: string }, { chatId }: { chatId: bigint }, code: string) =>
  enterKey(shop.deps, cafe.merchantId, Number(chatId), code);

describe("a code that a café's server enters in a person's name", () => {
  test("is asked in that person's chat alone, for ten minutes from then", async () => {
    const cafe = await shop.merchant();
    const [anna, boris] = [await shop.person(), await shop.person()];
    const code = codeOf(await cafe.place("A-1", { number: "1" }));
    shop.pass(codeLifetimeMs / 1000 - 1);
    await shop.forgetJobs();
    await enter(cafe, anna, code);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect([await asked(anna), await asked(boris)]).toEqual([["1"], []]);
    shop.pass(codeLifetimeMs / 1000 - 1);
    await enter(cafe, anna, code);
    expect(await asked(anna)).toEqual(["1"]);
    shop.pass(1);
    expect(await asked(anna)).toEqual([]);
    expect(await refusalOf(enter(cafe, anna, code))).toBe("code_invalid");
  });

  test("is the only question that this café has open there, and is over when anybody has used it", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const anna = await shop.person();
    for (const [id, at] of Object.entries({ "1": cafe, "2": cafe, "3": other }))
      await enter(at, anna, codeOf(await at.place(id, { number: id })));
    expect(await asked(anna)).toEqual(["2", "3"]);
    for (const { pairingId } of (await asksOfChat(shop.deps, anna.chatId)).slice(0, 1))
      await redeemCode(shop.deps, (await shop.person()).person, pairingId);
    expect(await asked(anna)).toEqual(["3"]);
  });

  test("is not asked again for a day once the person has said no; other cafés may ask", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const anna = await shop.person();
    const code = codeOf(await cafe.place("1"));
    await enter(cafe, anna, code);
    const { pairingId } = await lookUpCode(shop.deps, { telegramUserId: 1, through: "bot" }, { code });
    expect(await declineAsk(shop.deps, await shop.person(), pairingId)).toBe(false);
    expect(await declineAsk(shop.deps, anna, pairingId)).toBe(true);
    expect(await declineAsk(shop.deps, anna, pairingId)).toBe(false);
    await enter(cafe, anna, codeOf(await cafe.place("2")));
    expect(await asked(anna)).toEqual([]);
    await enter(other, anna, codeOf(await other.place("3", { number: "3" })));
    expect(await asked(anna)).toEqual(["3"]);
    shop.pass(24 * 3600);
    await enter(cafe, anna, codeOf(await cafe.place("4", { number: "4" })));
    expect(await asked(anna)).toEqual(["4"]);
  });

  test("wrong ones of one café's server use up nobody's attempts elsewhere", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const anna = await shop.person();
    for (let tries = 0; tries < 5; tries++) await refusalOf(enter(cafe, anna, "AAAA-AAAA-AA"));
    expect(await refusalOf(enter(cafe, anna, "AAAA-AAAA-AA"))).toBe("too_many_attempts");
    await enter(other, anna, codeOf(await other.place("1")));
    await pair(shop.deps, anna, codeOf(await other.place("2")));
  });
});

test("the café reads in its log who is paired, and when that ended", async () => {
  const cafe = await shop.merchant();
  const customer = { siteUserId: "anna" };
  const [first, second] = [await cafe.place("A-1", { customer }), await cafe.place("A-2", { customer })];
  const [anna, boris] = [await shop.person(), await shop.person()];
  await pair(shop.deps, anna, codeOf(first));
  await pair(shop.deps, boris, codeOf(second));
  const events = await shop.rows(
    `select type, subject_id, data from event where merchant_id = $1 and type like 'pairing.%' order by written`,
    [cafe.merchantId],
  );
  expect(events).toEqual([
    {
      type: "pairing.completed",
      subject_id: "anna",
      data: { customer: { site_user_id: "anna", state: "subscribed" }, order_id: "A-1" },
    },
    {
      type: "pairing.ended",
      subject_id: "anna",
      data: { customer: { site_user_id: "anna", state: "unlinked" }, by: "moved" },
    },
    {
      type: "pairing.completed",
      subject_id: "anna",
      data: { customer: { site_user_id: "anna", state: "subscribed" }, order_id: "A-2" },
    },
  ]);
});
