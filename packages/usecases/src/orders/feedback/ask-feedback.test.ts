import { subject } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../../chat-sync/chat-store.ts";
import { recordBlock } from "../../chat-sync/record-block.ts";
import { requestRepost } from "../../chats/card-views.ts";
import { chatTickQueue } from "../../chats/chat-tick.ts";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { hire, move } from "../../testing/feedback.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { changeOrder } from "../change-order.ts";
import { republishOrder } from "../republish-order.ts";
import { feedbackEndQueue } from "./ask-feedback.ts";
import { declineFeedback } from "./decline-feedback.ts";
import { feedbackOfChat } from "./feedback-of-chat.ts";
import { rateOrder } from "./rate-order.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const day = 24 * 3600;

const asked = async (chat: ChatContext) =>
  (await feedbackOfChat(shop.deps, chat.chatId)).map(({ orderId }) => orderId);

describe("a customer is asked", () => {
  test("as soon as the order is handed over", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1", { number: "42" });
    await pair(shop.deps, anna, codeOf(placed));
    const { id } = placed.order;
    await move(shop, cafe, id, "in_progress", "ready");
    expect(await asked(anna)).toEqual([]);
    await shop.forgetJobs();
    await move(shop, cafe, id, "delivered");
    expect(await feedbackOfChat(shop.deps, anna.chatId)).toMatchObject([
      { orderId: id, number: "42", venueName: "Кофейня: зал", rating: null, comment: null },
    ]);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  });

  test("when they have had the time to taste it: after the venue's minutes, once, by a look at their chat", async () => {
    const cafe = await shop.merchant();
    await shop.rows("update venue set feedback_minutes = 15 where id = $1", [cafe.venueId]);
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(placed));
    await shop.forgetJobs();
    await move(shop, cafe, placed.order.id, "in_progress", "ready", "delivered");
    expect(await asked(anna)).toEqual([]);
    const looks = await shop.rows(
      "select round(extract(epoch from start_after - now()) / 60)::int as minutes from pgboss.job where name = $1",
      [chatTickQueue],
    );
    expect(looks).toHaveLength(1);
    shop.pass(15 * 60);
    expect(await asked(anna)).toEqual([placed.order.id]);
  });

  test("also who began to follow it within the minute in which it could come back", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await move(shop, cafe, placed.order.id, "in_progress", "ready", "delivered");
    await pair(shop.deps, anna, codeOf(placed));
    shop.pass(60);
    await republishOrder(shop.deps, placed.order.id);
    expect(await asked(anna)).toEqual([placed.order.id]);
  });

  test("once, however often and in however many processes the tick comes", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(placed));
    await shop.forgetJobs();
    await move(shop, cafe, placed.order.id, "in_progress", "ready", "delivered");
    const other = await shop.anotherProcess();
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => republishOrder(n % 2 ? other : shop.deps, placed.order.id)),
    );
    expect(await asked(anna)).toHaveLength(1);
    const ends = await shop.rows("select 1 from pgboss.job where name = $1", [feedbackEndQueue]);
    expect(ends).toHaveLength(1);
    await declineFeedback(shop.deps, anna, placed.order.id);
    await republishOrder(shop.deps, placed.order.id);
    expect(await asked(anna)).toEqual([]);
  });

  test("not of an order that ended otherwise, or is nobody's in Telegram; not while it is brought back", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const back = await cafe.place("A-1", { customer: { siteUserId: "anna" } });
    await pair(shop.deps, anna, codeOf(back));
    await move(shop, cafe, back.order.id, "in_progress", "ready", "delivered");
    const staff = await hire(shop, cafe, "barista");
    const actor = {
      kind: "staff",
      personId: staff.person.id,
      staffId: "",
      venueId: cafe.venueId,
      role: "barista",
    };
    await rateOrder(shop.deps, anna, back.order.id, 4);
    await changeOrder(shop.deps, actor as never, { id: back.order.id }, { type: "move", to: "ready" });
    expect(await asked(anna)).toEqual([]);
    expect(await refusalOf(rateOrder(shop.deps, anna, back.order.id, 5))).toBe("feedback_closed");
    const utilized = await cafe.place("A-2", { customer: { siteUserId: "anna" } });
    await move(shop, cafe, utilized.order.id, "in_progress", "ready", "utilized");
    const strangers = await cafe.place("A-3");
    await move(shop, cafe, strangers.order.id, "in_progress", "ready", "delivered");
    shop.pass(61);
    for (const { order } of [back, utilized, strangers]) await republishOrder(shop.deps, order.id);
    expect(await asked(anna)).toEqual([]);
    await move(shop, cafe, back.order.id, "delivered");
    expect(await feedbackOfChat(shop.deps, anna.chatId)).toMatchObject([
      { orderId: back.order.id, rating: 4 },
    ]);
    expect(await shop.rows("select 1 from feedback where venue_id = $1", [cafe.venueId])).toHaveLength(1);
  });

  test("who blocked the bot, too: they see it when they come back in time", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(placed));
    await recordBlock(shop.deps, anna, true);
    await move(shop, cafe, placed.order.id, "in_progress", "ready", "delivered");
    shop.pass(61);
    await republishOrder(shop.deps, placed.order.id);
    await shop.forgetJobs();
    shop.pass(6 * day);
    await recordBlock(shop.deps, anna, false);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect(await asked(anna)).toEqual([placed.order.id]);
  });

  test("where they were asked: whoever wants their orders again is not asked again", async () => {
    const anna = await shop.person();
    const store = createChatStore(shop.deps, "customer");
    const shown = { messageId: 5, shown: "hash", alert: null, replacedMessageId: null, settled: false };
    const id = "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11";
    const order = subject.order(id);
    for (const about of [order, subject.feedback(id)])
      await store.recordCard(anna.chatId, { subject: about, ...shown });
    await requestRepost(shop.deps, anna);
    const cards = (await store.read(anna.chatId))?.cards ?? [];
    expect(cards.filter(({ repost }) => repost).map(({ subject }) => subject)).toEqual([order]);
  });
});
