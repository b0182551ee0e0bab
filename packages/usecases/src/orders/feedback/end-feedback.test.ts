import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { delivered, move } from "../../testing/feedback.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { republishOrder } from "../republish-order.ts";
import { commentOrder } from "./comment-order.ts";
import { declineFeedback } from "./decline-feedback.ts";
import { endFeedback } from "./end-feedback.ts";
import { feedbackOfChat } from "./feedback-of-chat.ts";
import { findOpenFeedback } from "./find-open-feedback.ts";
import { listFeedback } from "./list-feedback.ts";
import { rateOrder } from "./rate-order.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const day = 24 * 3600;

const asked = async (chat: ChatContext) =>
  (await feedbackOfChat(shop.deps, chat.chatId)).map(({ orderId }) => orderId);

describe("the time for it", () => {
  test("is seven days: after 6 days and 23 hours it is taken, after 7 days it is refused and out of sight", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const id = await delivered(shop, cafe, anna, "A-1");
    await shop.forgetJobs();
    shop.pass(7 * day - 3600);
    await endFeedback(shop.deps, id);
    await rateOrder(shop.deps, anna, id, 4);
    await commentOrder(shop.deps, anna, id, "Успела");
    expect(await asked(anna)).toEqual([id]);
    shop.pass(3600);
    expect(await asked(anna)).toEqual([]);
    for (const late of [
      () => rateOrder(shop.deps, anna, id, 1),
      () => commentOrder(shop.deps, anna, id, "Поздно"),
      () => declineFeedback(shop.deps, anna, id),
      () => findOpenFeedback(shop.deps, anna.person.id, id),
    ])
      expect(await refusalOf(late())).toBe("feedback_closed");
    await shop.forgetJobs();
    await endFeedback(shop.deps, id);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    await shop.forgetJobs();
    await endFeedback(shop.deps, id);
    expect(await shop.waiting("customer")).toEqual([]);
    const { rows } = await listFeedback(shop.deps, cafe.venueId, null);
    expect(rows).toMatchObject([{ rating: 4, comment: "Успела" }]);
  });

  test("ends at once when the person says so", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const id = await delivered(shop, cafe, anna, "A-1");
    await declineFeedback(shop.deps, anna, id);
    expect(await asked(anna)).toEqual([]);
    expect(await refusalOf(rateOrder(shop.deps, anna, id, 5))).toBe("feedback_closed");
  });

  test("has not begun for an order that is very old when somebody publishes it", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(placed));
    await move(shop, cafe, placed.order.id, "in_progress", "ready", "delivered");
    shop.pass(7 * day);
    await republishOrder(shop.deps, placed.order.id);
    expect(await asked(anna)).toEqual([]);
  });
});

describe("nobody else", () => {
  test("rates an order: not another person, not for another order, not who the order went away from", async () => {
    const cafe = await shop.merchant();
    const [anna, boris] = [await shop.person(), await shop.person()];
    const id = await delivered(shop, cafe, anna, "A-1");
    const notAsked = (await cafe.place("A-2", { customer: { siteUserId: `u-${anna.chatId}` } })).order.id;
    const attempts = async (person: ChatContext, orderId: string) => {
      for (const attempt of [
        () => rateOrder(shop.deps, person, orderId, 1),
        () => commentOrder(shop.deps, person, orderId, "чужое"),
        () => declineFeedback(shop.deps, person, orderId),
        () => findOpenFeedback(shop.deps, person.person.id, orderId),
      ])
        expect(await refusalOf(attempt())).toBe("not_found");
    };
    await attempts(boris, id);
    await attempts(anna, notAsked);
    await attempts(anna, "not-an-id");
    await shop.rows("update customer set person_id = $1 where person_id = $2", [
      boris.person.id,
      anna.person.id,
    ]);
    await attempts(anna, id);
    await attempts(boris, id);
    expect(await asked(anna)).toEqual([]);
    expect(await asked(boris)).toEqual([]);
  });
});
