import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { tickSurvey } from "@gotovo/usecases/dialogs/tick-survey";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf, newText } from "./cards.ts";
import { type CafeServer, openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

interface Words {
  readonly close: string;
  readonly asked: RegExp;
}

const russian: Words = { close: "✅ Завершить", asked: /Ваш вопрос решён\?/ };
const english: Words = { close: "✅ Close", asked: /Is your question solved\?/ };

/** A customer writes, a barista opens the dialog and closes it; returns the card that the customer gets. */
async function closes(barista: ChatDriver, customer: ChatDriver, words = russian): Promise<Message> {
  const said = await customer.say("Ау, вы здесь?");
  const copy = await reads(barista, /Ау, вы здесь\?/);
  await barista.tap({ row: 0, column: 0, message_id: copy.message_id });
  const panel = await barista.waitFor(
    (messages) => messages.findLast((message) => buttonsOf(message).includes(words.close)),
    { what: "the dialog's card" },
  );
  await barista.tap({ text: words.close, message_id: panel.message_id });
  return newText(customer, words.asked, said);
}

/** The newest message of the bot that fits. */
function reads(chat: ChatDriver, pattern: RegExp): Promise<Message> {
  return chat.waitFor(
    (messages) => messages.findLast(({ from, text }) => from.is_bot && pattern.test(text ?? "")),
    { what: `the bot says ${pattern}` },
  );
}

/** Taps a button of a card and waits until it says something. */
async function answer(chat: ChatDriver, { message_id }: Message, text: string, pattern: RegExp) {
  await chat.tap({ text, message_id });
  return chat.waitFor(
    (messages) =>
      messages.find((message) => message.message_id === message_id && pattern.test(message.text ?? "")),
    { what: `a card that says ${pattern}` },
  );
}

async function openCafe(name: string): Promise<{ cafe: CafeServer; barista: ChatDriver; anna: ChatDriver }> {
  const cafe = await town.cafe(name);
  const barista = await cafe.joins("Борис");
  return { cafe, barista, anna: await town.follows(cafe, "1", "anna") };
}

test.concurrent("after a dialog the customer says whether it has helped, in stars and in words; staff hear it all at once", async () => {
  const { cafe, barista, anna } = await openCafe("Зерно");
  const owner = await cafe.joins("Вера", "owner");
  const card = await closes(barista, anna);
  expect(card).toMatchObject({ text: "☕️ Зерно\nДиалог завершён. Ваш вопрос решён?", silent: true });
  expect(buttonsOf(card)).toEqual(["Да", "Нет"]);
  const stars = await answer(anna, card, "Да", /Рады, что вопрос решён! Оцените/);
  expect(buttonsOf(stars)).toEqual(["1 ★", "2 ★", "3 ★", "4 ★", "5 ★", "Пропустить"]);
  const thanks = await answer(anna, card, "4 ★", /Спасибо!\n★★★★☆$/);
  expect(buttonsOf(thanks)).toEqual(["Добавить комментарий", "Готово"]);
  await anna.tap({ text: "Добавить комментарий", message_id: card.message_id });
  await reads(anna, /Что скажете о том, как вам ответили в «Зерно»\?/);
  const words = await anna.say("Быстро <b>и</b> вежливо");
  await newText(anna, /^Спасибо! Отзыв передан в кафе\.$/, words);
  const last = await reads(anna, /«Быстро <b>и<\/b> вежливо»/);
  expect(last).toMatchObject({
    message_id: card.message_id,
    text: "☕️ Зерно\nДиалог завершён. Вопрос решён. Спасибо за ответ!\n★★★★☆\n«Быстро <b>и</b> вежливо»",
  });
  expect(buttonsOf(last)).toEqual([]);
  for (const reader of [owner, barista]) {
    expect((await reads(reader, /Вопрос решён/)).text).toBe(
      "✅ Вопрос решён\n★★★★☆ Диалог с клиентом Анна · № 1\n«Быстро <b>и</b> вежливо»",
    );
  }
  await town.quiet();
  const heard = (await barista.messages()).filter(({ text }) => /вежливо/.test(text ?? ""));
  expect(heard).toHaveLength(1);
  // What they write next is for the café again.
  await anna.say("И ещё вопрос");
  await reads(barista, /👤 Анна · № 1\nИ ещё вопрос/);
});

test.concurrent("a survey left half-way is told when its time comes; a new message ends it", async () => {
  const { barista, anna } = await openCafe("Помол");
  const card = await closes(barista, anna);
  await answer(anna, card, "Нет", /Жаль, что вопрос не решён\. Напишите ещё раз/);
  const { rows } = await town.deps.db.pool.query<{ id: string }>(
    `update dialog_survey s set answered_at = answered_at - interval '10 minutes' from dialog d join venue v on v.id = d.venue_id
     where d.id = s.dialog_id and v.name = 'Помол' returning s.id`,
  );
  await tickSurvey(town.deps, rows[0]?.id as string);
  expect((await reads(barista, /Вопрос не решён/)).text).toBe(
    "⚠️ Вопрос не решён\n💬 Диалог с клиентом Анна · № 1",
  );
  await anna.say("Так что с заказом?");
  await reads(barista, /Так что с заказом\?/);
  const last = await anna.waitFor(
    (messages) =>
      messages.find((message) => message.message_id === card.message_id && !buttonsOf(message).length),
    { what: "the card without buttons" },
  );
  expect(last.text).toBe("☕️ Помол\nДиалог завершён. Вопрос не решён. Спасибо за ответ!");
});

test.concurrent("in English, for both; the rating may be skipped, and /exit leaves the comment", async () => {
  const cafe = await town.cafe("Grain");
  const barista = await cafe.joins("Kate", "manager", "en");
  const ann = await town.customer("Ann", "en");
  await pairs(ann, (await cafe.paid("7")).tracking);
  await cardOf(ann, "7");
  const card = await closes(barista, ann, english);
  expect(card.text).toBe("☕️ Grain\nThe conversation is closed. Is your question solved?");
  await answer(ann, card, "Yes", /Glad to hear that it is solved! How were you answered\?/);
  const thanks = await answer(ann, card, "Skip", /Thank you!$/);
  expect(buttonsOf(thanks)).toEqual(["Add a comment", "Done"]);
  await ann.tap({ text: "Add a comment", message_id: card.message_id });
  await reads(ann, /What would you say about the answers of Grain\?/);
  const left = await ann.say("/exit");
  await newText(ann, /^Done, the question is closed\./, left);
  const { answer: toast } = await ann.tap({ text: "Done", message_id: card.message_id });
  expect(toast?.text).toBe("Thank you!");
  expect((await reads(barista, /Question solved/)).text).toBe(
    "✅ Question solved\n💬 Dialog with Ann · order 7",
  );
  const last = await reads(ann, /Your question is solved\. Thank you for telling!/);
  expect(last.message_id).toBe(card.message_id);
});
