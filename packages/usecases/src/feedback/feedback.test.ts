import { DomainError } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../chats/chat-store.ts";
import type { ChatContext } from "../chats/enter-chat.ts";
import { recordBlock } from "../chats/record-block.ts";
import { changeOrder } from "../orders/change-order.ts";
import { republishOrder } from "../orders/republish-order.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { feedbackEndQueue } from "./ask-feedback.ts";
import { averageRating } from "./average-rating.ts";
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

type Cafe = Awaited<ReturnType<Shop["merchant"]>>;
const day = 24 * 3600;

async function move(cafe: Cafe, id: string, ...statuses: ("in_progress" | "ready" | "delivered")[]) {
  const actor = { kind: "merchant", merchantId: cafe.merchantId } as const;
  for (const to of statuses) await changeOrder(shop.deps, actor, { id }, { type: "move", to });
}

/** An order of a person who follows it, handed over a minute ago, and the tick of that minute done. */
async function delivered(cafe: Cafe, person: ChatContext, orderId: string): Promise<string> {
  const placed = await cafe.place(orderId, {
    number: orderId,
    customer: { siteUserId: `u-${person.chatId}` },
  });
  if (placed.telegram?.state === "unlinked") await pair(shop.deps, person, codeOf(placed));
  await move(cafe, placed.order.id, "in_progress", "ready", "delivered");
  shop.pass(60);
  await republishOrder(shop.deps, placed.order.id);
  return placed.order.id;
}

async function hire(cafe: Cafe, role: string, more: { onDuty?: boolean; notify?: object } = {}) {
  const staff = await shop.person("horeca");
  await shop.rows(
    `insert into staff (id, venue_id, person_id, role, on_duty, notify)
     values (gen_random_uuid(), $1, $2, $3::staff_role, $4, $5)`,
    [cafe.venueId, staff.person.id, role, more.onDuty ?? true, more.notify ?? {}],
  );
  await shop.rows("update chat set venue_id = $1 where bot = 'horeca' and chat_id = $2", [
    cafe.venueId,
    staff.chatId,
  ]);
  return staff;
}

async function told(staff: ChatContext) {
  const view = await createChatStore(shop.deps, "horeca").read(staff.chatId);
  return (view?.messages ?? []).map((message) => {
    const { key, args } = message.content as { key: string; args: Record<string, unknown> };
    return { key, ...args, silent: message.silent };
  });
}

const asked = async (chat: ChatContext) =>
  (await feedbackOfChat(shop.deps, chat.chatId)).map(({ orderId }) => orderId);

describe("a customer is asked", () => {
  test("when the order was handed over and cannot come back any more, not a second earlier", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1", { number: "42" });
    await pair(shop.deps, anna, codeOf(placed));
    const { id } = placed.order;
    await move(cafe, id, "in_progress", "ready", "delivered");
    shop.pass(59);
    await republishOrder(shop.deps, id);
    expect(await asked(anna)).toEqual([]);
    shop.pass(1);
    await shop.forgetJobs();
    await republishOrder(shop.deps, id);
    expect(await feedbackOfChat(shop.deps, anna.chatId)).toMatchObject([
      { orderId: id, number: "42", venueName: "Кофейня: зал", rating: null, comment: null },
    ]);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  });

  test("also when the tick came too early by this process's clock: it comes again", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(placed));
    await move(cafe, placed.order.id, "in_progress", "ready", "delivered");
    await shop.forgetJobs();
    shop.pass(59);
    await republishOrder(shop.deps, placed.order.id);
    const ticks = await shop.rows<{ at: Date }>(
      "select start_after as at from pgboss.job where name = 'order-tick'",
    );
    expect(ticks.map(({ at }) => at.getTime() - shop.now().getTime())).toEqual([1000]);
  });

  test("once, however often and in however many processes the tick comes", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(placed));
    await move(cafe, placed.order.id, "in_progress", "ready", "delivered");
    shop.pass(61);
    await shop.forgetJobs();
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

  test("not of an order that was brought back, ended otherwise, or is nobody's in Telegram", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const back = await cafe.place("A-1", { customer: { siteUserId: "anna" } });
    await pair(shop.deps, anna, codeOf(back));
    await move(cafe, back.order.id, "in_progress", "ready", "delivered");
    const staff = await hire(cafe, "barista");
    const actor = {
      kind: "staff",
      personId: staff.person.id,
      staffId: "",
      venueId: cafe.venueId,
      role: "barista",
    };
    await changeOrder(shop.deps, actor as never, { id: back.order.id }, { type: "move", to: "ready" });
    const utilized = await cafe.place("A-2", { customer: { siteUserId: "anna" } });
    await move(cafe, utilized.order.id, "in_progress", "ready");
    const merchant = { kind: "merchant", merchantId: cafe.merchantId } as const;
    await changeOrder(shop.deps, merchant, { id: utilized.order.id }, { type: "move", to: "utilized" });
    const strangers = await cafe.place("A-3");
    await move(cafe, strangers.order.id, "in_progress", "ready", "delivered");
    shop.pass(61);
    for (const { order } of [back, utilized, strangers]) await republishOrder(shop.deps, order.id);
    expect(await asked(anna)).toEqual([]);
    expect(await shop.rows("select 1 from feedback where venue_id = $1", [cafe.venueId])).toEqual([]);
  });

  test("who blocked the bot, too: they see it when they come back in time", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(placed));
    await recordBlock(shop.deps, anna, true);
    await move(cafe, placed.order.id, "in_progress", "ready", "delivered");
    shop.pass(61);
    await republishOrder(shop.deps, placed.order.id);
    await shop.forgetJobs();
    shop.pass(6 * day);
    await recordBlock(shop.deps, anna, false);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect(await asked(anna)).toEqual([placed.order.id]);
  });
});

describe("stars", () => {
  test("are kept, may be changed, and touch nothing of the order", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const id = await delivered(cafe, anna, "A-1");
    const orderBefore = await shop.rows(`select * from "order" where id = $1`, [id]);
    await rateOrder(shop.deps, anna, id, 2);
    await rateOrder(shop.deps, anna, id, 5);
    expect(await feedbackOfChat(shop.deps, anna.chatId)).toMatchObject([{ rating: 5 }]);
    expect(await shop.rows(`select * from "order" where id = $1`, [id])).toEqual(orderBefore);
  });

  test("are told to those who may read them and work there, the rest of the night silently", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const [owner, manager] = [await hire(cafe, "owner"), await hire(cafe, "manager")];
    const asleep = await hire(cafe, "manager", { onDuty: false });
    const switchedOff = await hire(cafe, "manager", { notify: { feedback: false } });
    const outsiders = [await hire(cafe, "barista"), await hire(other, "owner")];
    const removed = await hire(cafe, "owner");
    await shop.rows("update staff set removed_at = now() where person_id = $1", [removed.person.id]);
    const anna = await shop.person();
    const id = await delivered(cafe, anna, "A-7");
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
    const owner = await hire(cafe, "owner");
    const anna = await shop.person();
    const id = await delivered(cafe, anna, "A-1");
    const other = await shop.anotherProcess();
    await Promise.all([shop.deps, other, shop.deps, other].map((deps) => rateOrder(deps, anna, id, 3)));
    expect(await told(owner)).toMatchObject([{ kind: "rated", rating: 3, silent: false }]);
    await Promise.all([rateOrder(shop.deps, anna, id, 1), rateOrder(other, anna, id, 5)]);
    const all = await told(owner);
    expect(all.slice(1)).toMatchObject([
      { kind: "changed", silent: true },
      { kind: "changed", silent: true },
    ]);
    const [{ rating }] = (await feedbackOfChat(shop.deps, anna.chatId)) as [{ rating: number }];
    expect(all.at(-1)).toMatchObject({ rating });
  });
});

describe("words", () => {
  test("are kept as they were written, told with the stars, and may be changed", async () => {
    const cafe = await shop.merchant();
    const owner = await hire(cafe, "owner");
    const anna = await shop.person();
    const id = await delivered(cafe, anna, "A-1");
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
    const id = await delivered(cafe, anna, "A-1");
    expect(await refusalOf(commentOrder(shop.deps, anna, id, " \n "))).toBe("validation_failed");
    await commentOrder(shop.deps, anna, id, "Долго");
    const { rows } = await listFeedback(shop.deps, cafe.venueId, null);
    expect(rows).toMatchObject([{ rating: null, comment: "Долго" }]);
    expect(await averageRating(shop.deps, cafe.venueId, 30)).toEqual({ average: null, ratings: 0 });
  });
});

describe("the time for it", () => {
  test("is seven days: after 6 days and 23 hours it is taken, after 7 days it is refused and out of sight", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const id = await delivered(cafe, anna, "A-1");
    await shop.forgetJobs();
    shop.pass(7 * day - 3600);
    await endFeedback(shop.deps, id);
    await rateOrder(shop.deps, anna, id, 4);
    await commentOrder(shop.deps, anna, id, "Успела");
    expect(await asked(anna)).toEqual([id]);
    shop.pass(3600);
    expect(await asked(anna)).toEqual([]);
    for (const late of [
      rateOrder(shop.deps, anna, id, 1),
      commentOrder(shop.deps, anna, id, "Поздно"),
      declineFeedback(shop.deps, anna, id),
      findOpenFeedback(shop.deps, anna.person.id, id),
    ])
      expect(await refusalOf(late)).toBe("feedback_closed");
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
    const id = await delivered(cafe, anna, "A-1");
    await declineFeedback(shop.deps, anna, id);
    expect(await asked(anna)).toEqual([]);
    expect(await refusalOf(rateOrder(shop.deps, anna, id, 5))).toBe("feedback_closed");
  });

  test("has not begun for an order that is very old when somebody publishes it", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const placed = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(placed));
    await move(cafe, placed.order.id, "in_progress", "ready", "delivered");
    shop.pass(7 * day);
    await republishOrder(shop.deps, placed.order.id);
    expect(await asked(anna)).toEqual([]);
  });
});

describe("nobody else", () => {
  test("rates an order: not another person, not for another order, not who the order went away from", async () => {
    const cafe = await shop.merchant();
    const [anna, boris] = [await shop.person(), await shop.person()];
    const id = await delivered(cafe, anna, "A-1");
    const notAsked = (await cafe.place("A-2", { customer: { siteUserId: `u-${anna.chatId}` } })).order.id;
    const attempts = async (person: ChatContext, orderId: string) => {
      for (const attempt of [
        () => rateOrder(shop.deps, person, orderId, 1),
        () => commentOrder(shop.deps, person, orderId, "чужое"),
        () => declineFeedback(shop.deps, person, orderId),
        () => findOpenFeedback(shop.deps, person.person.id, orderId),
      ])
        await expect(attempt()).rejects.toEqual(new DomainError("not_found"));
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

describe("what managers read", () => {
  test("is their venue's, the newest first, ten a page, there and back, with the average of thirty days", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const anna = await shop.person();
    for (let n = 1; n <= 23; n++) {
      const id = await delivered(cafe, anna, `N-${n}`);
      await rateOrder(shop.deps, anna, id, n % 2 ? 5 : 4);
    }
    const foreign = await delivered(other, anna, "X-1");
    await rateOrder(shop.deps, anna, foreign, 1);
    const page = async (cursor: Parameters<typeof listFeedback>[2]) => {
      const { rows, ...more } = await listFeedback(shop.deps, cafe.venueId, cursor);
      return { ...more, rows, numbers: rows.map(({ number }) => Number(number.slice(2))) };
    };
    const count = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n);
    const first = await page(null);
    expect(first).toMatchObject({ numbers: count(23, 14), hasNewer: false, hasOlder: true });
    const last = (rows: readonly { orderId: string }[]) => rows.at(-1)?.orderId as string;
    const second = await page({ direction: "older", id: last(first.rows) });
    expect(second).toMatchObject({ numbers: count(13, 4), hasNewer: true, hasOlder: true });
    const third = await page({ direction: "older", id: last(second.rows) });
    expect(third).toMatchObject({ numbers: [3, 2, 1], hasNewer: true, hasOlder: false });
    const back = await page({ direction: "newer", id: third.rows[0]?.orderId as string });
    expect(back).toMatchObject({ numbers: count(13, 4), hasNewer: true, hasOlder: true });
    const beginning = await page({ direction: "newer", id: back.rows[0]?.orderId as string });
    expect(beginning.numbers).toEqual(count(23, 14));
    expect((await page({ direction: "older", id: foreign })).numbers).toEqual(count(23, 14));

    const { average, ratings } = await averageRating(shop.deps, cafe.venueId, 30);
    expect([ratings, average]).toEqual([23, (12 * 5 + 11 * 4) / 23]);
    shop.pass(30 * day);
    expect(await averageRating(shop.deps, cafe.venueId, 30)).toEqual({ average: null, ratings: 0 });
  });
});
