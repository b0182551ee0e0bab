import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../../chat-sync/chat-store.ts";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { delivered, hire } from "../../testing/feedback.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { averageRating } from "./average-rating.ts";
import { commentOrder } from "./comment-order.ts";
import { feedbackOfChat } from "./feedback-of-chat.ts";
import { listFeedback } from "./list-feedback.ts";
import { rateOrder } from "./rate-order.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function told(staff: ChatContext) {
  const view = await createChatStore(shop.deps, "horeca").read(staff.chatId);
  return (view?.messages ?? []).map((message) => {
    const { key, args } = message.content as { key: string; args: Record<string, unknown> };
    return { key, ...args, silent: message.silent };
  });
}

describe("stars", () => {
  test("are kept, may be changed, and touch nothing of the order", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const id = await delivered(shop, cafe, anna, "A-1");
    const orderBefore = await shop.rows(`select * from "order" where id = $1`, [id]);
    await rateOrder(shop.deps, anna, id, 2);
    await rateOrder(shop.deps, anna, id, 5);
    expect(await feedbackOfChat(shop.deps, anna.chatId)).toMatchObject([{ rating: 5 }]);
    expect(await shop.rows(`select * from "order" where id = $1`, [id])).toEqual(orderBefore);
  });

  test("are told to those who may read them and work there, the rest of the night silently", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const [owner, manager] = [await hire(shop, cafe, "owner"), await hire(shop, cafe, "manager")];
    const asleep = await hire(shop, cafe, "manager", { onDuty: false });
    const switchedOff = await hire(shop, cafe, "manager", { notify: { feedback: false } });
    const outsiders = [await hire(shop, cafe, "barista"), await hire(shop, other, "owner")];
    const removed = await hire(shop, cafe, "owner");
    await shop.rows("update staff set removed_at = now() where person_id = $1", [removed.person.id]);
    const anna = await shop.person();
    const id = await delivered(shop, cafe, anna, "A-7");
    await shop.forgetJobs();
    await rateOrder(shop.deps, anna, id, 4);

    const message = { key: "feedback-told", kind: "rated", number: "A-7", rating: 4, comment: "" };
    for (const staff of [owner, manager])
      expect(await told(staff)).toMatchObject([{ ...message, silent: false }]);
    for (const staff of [asleep, switchedOff])
      expect(await told(staff)).toMatchObject([{ ...message, silent: true }]);
    for (const staff of [...outsiders, removed]) expect(await told(staff)).toEqual([]);
    expect(await shop.waiting("horeca")).toEqual(
      [owner, manager, asleep, switchedOff].map(({ chatId }) => String(chatId)).sort(),
    );
  });

  test("tapped twice at once are told once; a changed mind is told silently", async () => {
    const cafe = await shop.merchant();
    const owner = await hire(shop, cafe, "owner");
    const anna = await shop.person();
    const id = await delivered(shop, cafe, anna, "A-1");
    const other = await shop.anotherProcess();
    await Promise.all([shop.deps, other, shop.deps, other].map((deps) => rateOrder(deps, anna, id, 3)));
    expect(await told(owner)).toMatchObject([{ kind: "rated", rating: 3, silent: false }]);
    await Promise.all([rateOrder(shop.deps, anna, id, 1), rateOrder(other, anna, id, 5)]);
    const all = await told(owner);
    expect(all.slice(1)).toMatchObject([
      { kind: "changed", silent: true },
      { kind: "changed", silent: true },
    ]);
    const [kept] = await feedbackOfChat(shop.deps, anna.chatId);
    expect(all.at(-1)).toMatchObject({ rating: kept?.rating });
  });
});

describe("words", () => {
  test("are kept as they were written, told with the stars, and may be changed", async () => {
    const cafe = await shop.merchant();
    const owner = await hire(shop, cafe, "owner");
    const anna = await shop.person();
    const id = await delivered(shop, cafe, anna, "A-1");
    await rateOrder(shop.deps, anna, id, 5);
    expect(await commentOrder(shop.deps, anna, id, " Вкусно <b>& горячо</b> ☕️ ")).toEqual({ cut: false });
    await commentOrder(shop.deps, anna, id, "Вкусно <b>& горячо</b> ☕️");
    expect((await commentOrder(shop.deps, anna, id, "ю".repeat(2000))).cut).toBe(true);
    const [, second, third, ...more] = await told(owner);
    expect(second).toMatchObject({
      kind: "commented",
      rating: 5,
      comment: "Вкусно <b>& горячо</b> ☕️",
      silent: false,
    });
    expect(third).toMatchObject({ comment: `${"ю".repeat(999)}…` });
    expect(more).toEqual([]);
  });

  test("without stars are feedback too; blank ones are none", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const id = await delivered(shop, cafe, anna, "A-1");
    expect(await refusalOf(commentOrder(shop.deps, anna, id, " \n "))).toBe("validation_failed");
    await commentOrder(shop.deps, anna, id, "Долго");
    const { rows } = await listFeedback(shop.deps, cafe.venueId, null);
    expect(rows).toMatchObject([{ rating: null, comment: "Долго" }]);
    expect(await averageRating(shop.deps, cafe.venueId, 30)).toEqual({ average: null, ratings: 0 });
  });
});
