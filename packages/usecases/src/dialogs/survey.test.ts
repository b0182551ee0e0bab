import { subject } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import type { ChatContext } from "../chats/enter-chat.ts";
import { writes } from "../testing/dialogs.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { type Colleague, hearAll, hire } from "../testing/team.ts";
import { answerSurvey } from "./answer-survey.ts";
import { surveyTickQueue } from "./ask-survey.ts";
import { closeDialogs } from "./close-dialogs.ts";
import { commentSurvey } from "./comment-survey.ts";
import { dialogOfOrder } from "./dialog-of-order.ts";
import { finishSurvey } from "./finish-survey.ts";
import { surveysOfChat } from "./surveys-of-chat.ts";
import { tickSurvey } from "./tick-survey.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A café whose barista has just closed the dialog with a customer. */
async function closed() {
  const cafe = await shop.merchant();
  const owner = await hire(shop, cafe.venueId, "owner");
  const boris = await hire(shop, cafe.venueId, "barista");
  const other = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  const dialogId = await writes(shop.deps, anna, cafe.venueId, "Где мой кофе?");
  await closeDialogs(shop.deps, boris.staff, [dialogId]);
  await hearAll(shop);
  const [survey] = await surveysOfChat(shop.deps, anna.chatId);
  return { cafe, owner, boris, other, anna, dialogId, surveyId: survey?.id as string };
}

/** What waits to be said to staff of surveys. */
async function told({ chat }: Colleague) {
  const view = await createChatStore(shop.deps, "horeca").read(chat.chatId);
  return (view?.messages ?? []).flatMap(({ content, silent }) =>
    "key" in content && content.key === "survey-told" ? [{ ...content.args, silent }] : [],
  );
}

const asked = (chat: ChatContext) => surveysOfChat(shop.deps, chat.chatId);

/** Chat sync has posted the card. */
async function posted(chat: ChatContext, surveyId: string, settled = false): Promise<void> {
  const card = {
    subject: subject.survey(surveyId),
    messageId: 7,
    shown: "x",
    alert: null,
    replacedMessageId: null,
  };
  await createChatStore(shop.deps, "customer").recordCard(chat.chatId, { ...card, settled });
}

describe("after a dialog is closed its customer", () => {
  test("is asked whether it has helped, and whoever closed it and managers are told all at once", async () => {
    const { anna, owner, boris, other, surveyId } = await closed();
    expect(await asked(anna)).toMatchObject([{ id: surveyId, venueName: "Кофейня: зал", solved: null }]);
    await answerSurvey(shop.deps, anna, surveyId, { solved: true });
    await answerSurvey(shop.deps, anna, surveyId, { rating: 5 });
    expect(await told(boris)).toEqual([]);
    await shop.forgetJobs();
    await commentSurvey(shop.deps, anna, surveyId, "  Спасибо, Борис!\u0000 ");
    const said = { solved: "yes", rating: 5, comment: "Спасибо, Борис!", silent: false };
    for (const reader of [owner, boris]) expect(await told(reader)).toMatchObject([said]);
    expect(await told(other)).toEqual([]);
    expect(await shop.waiting("horeca")).toEqual(
      [owner, boris].map(({ chat }) => String(chat.chatId)).sort(),
    );
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect(await asked(anna)).toEqual([]);
  });

  test("may leave it half-way: staff are told once, ten minutes after the last answer", async () => {
    const { anna, boris, surveyId } = await closed();
    await answerSurvey(shop.deps, anna, surveyId, { solved: false });
    shop.pass(300);
    await answerSurvey(shop.deps, anna, surveyId, { rating: 2 });
    shop.pass(300);
    await tickSurvey(shop.deps, surveyId);
    expect(await told(boris)).toEqual([]);
    shop.pass(300);
    await tickSurvey(shop.deps, surveyId);
    await tickSurvey(shop.deps, surveyId);
    expect(await told(boris)).toMatchObject([{ solved: "no", rating: 2, commented: "no" }]);
    // To say nothing more is no news.
    await finishSurvey(shop.deps, anna, surveyId);
    expect(await told(boris)).toHaveLength(1);
  });

  test("may skip the rating; the same answer twice is one", async () => {
    const { anna, boris, surveyId } = await closed();
    const other = await shop.anotherProcess();
    await Promise.all([shop.deps, other].map((deps) => answerSurvey(deps, anna, surveyId, { solved: true })));
    await answerSurvey(shop.deps, anna, surveyId, { rating: null });
    expect(await asked(anna)).toMatchObject([{ solved: true, rating: null, ratingSkipped: true }]);
    await finishSurvey(shop.deps, anna, surveyId);
    expect(await told(boris)).toMatchObject([{ solved: "yes", rating: 0 }]);
    expect(await refusalOf(finishSurvey(shop.deps, anna, surveyId))).toBe("feedback_closed");
  });

  test("is not asked any more once they write again; what they had said is told", async () => {
    const { cafe, anna, boris, dialogId, surveyId } = await closed();
    await posted(anna, surveyId);
    await answerSurvey(shop.deps, anna, surveyId, { solved: false });
    await writes(shop.deps, anna, cafe.venueId, "Всё ещё жду");
    // The card has its last edit to come, and then none.
    expect(await asked(anna)).toMatchObject([{ id: surveyId, endedAt: shop.now() }]);
    await posted(anna, surveyId, true);
    expect(await asked(anna)).toEqual([]);
    expect(await refusalOf(answerSurvey(shop.deps, anna, surveyId, { rating: 1 }))).toBe("feedback_closed");
    shop.pass(600);
    await tickSurvey(shop.deps, surveyId);
    expect(await told(boris)).toMatchObject([{ solved: "no" }]);
    await closeDialogs(shop.deps, boris.staff, [dialogId]);
    expect(await asked(anna)).toMatchObject([{ solved: null }]);
  });

  test("is not asked for longer than seven days", async () => {
    const { anna, boris, surveyId } = await closed();
    await posted(anna, surveyId);
    shop.pass(7 * 24 * 3600 - 2);
    await tickSurvey(shop.deps, surveyId);
    expect(await asked(anna)).toMatchObject([{ endedAt: null }]);
    shop.pass(2);
    expect(await refusalOf(answerSurvey(shop.deps, anna, surveyId, { solved: true }))).toBe(
      "feedback_closed",
    );
    await shop.forgetJobs();
    await tickSurvey(shop.deps, surveyId);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect(await asked(anna)).toMatchObject([{ endedAt: shop.now() }]);
    expect(await told(boris)).toEqual([]);
  });
});

test("a tick that comes a little early is asked for again", async () => {
  const { anna, surveyId } = await closed();
  await answerSurvey(shop.deps, anna, surveyId, { solved: true });
  shop.pass(598);
  await shop.forgetJobs();
  await tickSurvey(shop.deps, surveyId);
  const jobs = await shop.rows("select data from pgboss.job where name = $1", [surveyTickQueue]);
  expect(jobs).toEqual([{ data: { surveyIds: [surveyId] } }]);
});

test("nobody answers for somebody else, nor a survey that there is not", async () => {
  const { surveyId } = await closed();
  const stranger = await shop.person();
  for (const id of [surveyId, "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11", "x"]) {
    expect(await refusalOf(answerSurvey(shop.deps, stranger, id, { solved: true }))).toBe("not_found");
    expect(await refusalOf(commentSurvey(shop.deps, stranger, id, "Привет"))).toBe("not_found");
    expect(await refusalOf(finishSurvey(shop.deps, stranger, id))).toBe("not_found");
  }
  expect(await asked(stranger)).toEqual([]);
});

test("a customer who never wrote is not asked", async () => {
  const { cafe, boris } = await closed();
  const vera = await shop.person();
  const placed = await cafe.place("V-1");
  await pair(shop.deps, vera, codeOf(placed));
  const dialogId = (await dialogOfOrder(shop.deps, boris.staff, placed.order.id)) as string;
  expect(await closeDialogs(shop.deps, boris.staff, [dialogId])).toBe(1);
  expect(await asked(vera)).toEqual([]);
});

test("results come silently to those off duty, and to those who switched feedback off", async () => {
  const { anna, owner, boris, surveyId } = await closed();
  await shop.rows("update staff set on_duty = false where id = $1", [boris.staff.staffId]);
  await shop.rows("update staff set notify = $2 where id = $1", [owner.staff.staffId, { feedback: false }]);
  await answerSurvey(shop.deps, anna, surveyId, { solved: true });
  await finishSurvey(shop.deps, anna, surveyId);
  for (const reader of [owner, boris]) expect(await told(reader)).toMatchObject([{ silent: true }]);
});
