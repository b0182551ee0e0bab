import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deletePerson } from "../../accounts/delete-account.ts";
import { linkContact } from "../../accounts/link-contact.ts";
import { unlinkTelegram } from "../../accounts/unlink-telegram.ts";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { writes } from "../../testing/dialogs.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { isSubscribed } from "../is-subscribed.ts";
import { ordersOfChat } from "../orders-of-person.ts";
import { endPairingOfOrder } from "./end-pairings.ts";
import { endPairingsOfCafe } from "./end-pairings-of-cafe.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const numbersIn = async (chat: ChatContext) =>
  (await ordersOfChat(shop.deps, chat.chatId)).map((order) => order.externalId).sort();
const told = async ({ chatId }: ChatContext) =>
  (
    await shop.rows<{ key: string }>(`select content->>'key' as key from chat_message where chat_id = $1`, [
      chatId,
    ])
  )
    .map(({ key }) => key)
    .filter((key) => key !== "phone-linked");

/** Anna, who follows orders of a café with and without an account there, and of another café. */
async function followed() {
  const [cafe, other] = [await shop.merchant(), await shop.merchant()];
  const anna = await shop.person();
  const customer = { siteUserId: "anna" };
  const order = await cafe.place("site", { customer });
  await pair(shop.deps, anna, codeOf(order));
  await pair(shop.deps, anna, codeOf(await cafe.place("guest")));
  await pair(shop.deps, anna, codeOf(await other.place("other")));
  const subscribed = (at = cafe) => isSubscribed(shop.deps, at.merchantId, "customer", Number(anna.chatId));
  const ended = async () =>
    (
      await shop.rows<{ subject: string; by: string }>(
        `select subject_id as subject, data->>'by' as by from event
         where type = 'pairing.ended' and merchant_id = any($1::uuid[]) order by written`,
        [[cafe.merchantId, other.merchantId]],
      )
    ).map(({ subject, by }) => (subject === "anna" ? `anna by ${by}` : `a guest by ${by}`));
  return { cafe, other, anna, customer, orderId: order.order.id, subscribed, ended };
}

describe("a person", () => {
  test("says that one customer's orders are not theirs: those go, the others stay", async () => {
    const { cafe, anna, customer, orderId, subscribed, ended } = await followed();
    expect(
      await refusalOf(endPairingOfOrder(shop.deps, { personId: (await shop.person()).person.id, orderId })),
    ).toBe("not_found");
    await shop.forgetJobs();
    await endPairingOfOrder(shop.deps, { personId: anna.person.id, orderId });
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect(await numbersIn(anna)).toEqual(["guest", "other"]);
    expect([await told(anna), await ended()]).toEqual([["pairing-ended"], ["anna by customer"]]);
    expect((await cafe.place("next", { customer })).telegram?.state).toBe("unlinked");
    expect(await subscribed()).toBe(true);
    expect(await refusalOf(endPairingOfOrder(shop.deps, { personId: anna.person.id, orderId }))).toBe(
      "not_found",
    );
  });

  test("who unlinks their account is paired with nobody any more", async () => {
    const { anna, cafe, other, subscribed, ended } = await followed();
    await linkContact(shop.deps, anna, "+79160000001");
    const [account] = await shop.rows<{ id: string }>("select id from account where person_id = $1", [
      anna.person.id,
    ]);
    await unlinkTelegram(shop.deps, account?.id as string);
    expect(await numbersIn(anna)).toEqual([]);
    expect([await subscribed(cafe), await subscribed(other)]).toEqual([false, false]);
    expect(await told(anna)).toEqual(["unlinked"]);
    expect((await ended()).sort()).toEqual([
      "a guest by customer",
      "a guest by customer",
      "anna by customer",
    ]);
    const again = await cafe.place("again", { customer: { telegramUserId: Number(anna.chatId) } });
    expect(again.telegram?.state).toBe("unlinked");
    await pair(shop.deps, anna, codeOf(again));
    expect(await numbersIn(anna)).toEqual(["again"]);
  });

  test("who is erased is too, and the log does not say who they were", async () => {
    const { anna, cafe, subscribed, ended } = await followed();
    await deletePerson(shop.deps, anna.person.id);
    expect(await subscribed()).toBe(false);
    expect((await ended()).sort()).toEqual(["a guest by erased", "a guest by erased", "anna by erased"]);
    const log = await shop.rows("select data::text from event where merchant_id = $1", [cafe.merchantId]);
    expect(JSON.stringify(log)).not.toContain(String(anna.chatId));
  });
});

describe("a café", () => {
  test("unlinks its site's user, or a Telegram user, and nobody of another café's", async () => {
    const { cafe, other, anna, subscribed } = await followed();
    const boris = await shop.person();
    await pair(shop.deps, boris, codeOf(await other.place("b", { customer: { siteUserId: "anna" } })));
    const end = (at: typeof cafe, whose: Parameters<typeof endPairingsOfCafe>[2]) =>
      endPairingsOfCafe(shop.deps, at.merchantId, whose);
    const telegramUserId = Number(anna.chatId);
    expect(await refusalOf(end(other, { siteUserId: "anna", telegramUserId }))).toBe("not_found");
    expect(await refusalOf(end(cafe, {}))).toBe("not_found");
    expect(await end(cafe, { siteUserId: "anna" })).toBe(1);
    expect(await numbersIn(anna)).toEqual(["guest", "other"]);
    expect(await end(cafe, { telegramUserId })).toBe(1);
    expect(await refusalOf(end(cafe, { telegramUserId }))).toBe("not_found");
    expect(await numbersIn(anna)).toEqual(["other"]);
    expect([await subscribed(cafe), await subscribed(other)]).toEqual([false, true]);
    expect(await told(anna)).toEqual(["pairing-ended-by-cafe", "pairing-ended-by-cafe"]);
    expect(await numbersIn(boris)).toEqual(["b"]);
  });

  test("ends the conversation with the last pairing, and its log tells so", async () => {
    const { cafe, anna } = await followed();
    const dialogId = await writes(shop.deps, anna, cafe.venueId, "Вы тут?");
    const closed = () =>
      shop.rows(
        "select subject_id as id, data->'dialog'->'open' as open from event where type = 'dialog.closed' and merchant_id = $1",
        [cafe.merchantId],
      );
    await endPairingsOfCafe(shop.deps, cafe.merchantId, { siteUserId: "anna" });
    expect(await closed()).toEqual([]);
    await endPairingsOfCafe(shop.deps, cafe.merchantId, { telegramUserId: Number(anna.chatId) });
    expect(await closed()).toEqual([{ id: dialogId, open: false }]);
  });
});
