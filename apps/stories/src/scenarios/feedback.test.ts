import type { ChatDriver } from "@gotovo/sandbox/driver";
import { endFeedback } from "@gotovo/usecases/orders/feedback/end-feedback";
import { republishOrder } from "@gotovo/usecases/orders/republish-order";
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

/** Hands an order over; returns our id of it. */
async function handOver(cafe: CafeServer, number: string): Promise<string> {
  for (const status of ["in_progress", "ready", "delivered"] as const)
    await cafe.api.orders.move(`order-${number}`, { status });
  const { rows } = await town.deps.db.pool.query<{ id: string }>(
    'select id from "order" where merchant_id = $1 and external_id = $2',
    [cafe.merchantId, `order-${number}`],
  );
  return rows[0]?.id as string;
}

/** Lets so much time pass since the question was asked. */
async function age(orderId: string, time: string): Promise<void> {
  await town.deps.db.pool.query(
    "update feedback set asked_at = asked_at - $2::interval where order_id = $1",
    [orderId, time],
  );
  await endFeedback(town.deps, orderId);
}

const answerOf = async (chat: ChatDriver, button: string, message_id: number) =>
  (await chat.tap({ text: button, message_id })).answer?.text;

test.concurrent("a customer is asked how it was, gives stars and words, and the manager hears of both", async () => {
  const cafe = await town.cafe("Зерно");
  const manager = await cafe.joins("Вера", "manager");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "42", "anna");
  const id = await handOver(cafe, "42");

  const question = await anna.waitForText("Как вам заказ № 42 в «Зерно»?");
  expect(question.silent).toBe(true);
  expect(buttonsOf(question)).toEqual([
    "1 ⭐️",
    "2 ⭐️",
    "3 ⭐️",
    "4 ⭐️",
    "5 ⭐️",
    "✏️ Оставить отзыв",
    "Не сейчас",
  ]);
  expect(await answerOf(anna, "4 ⭐️", question.message_id)).toBe("Спасибо за оценку!");
  const thanks = await anna.waitForText("★★★★☆");
  expect(thanks.message_id).toBe(question.message_id);
  expect(thanks.text).toMatch(
    /^Спасибо за отзыв!\nЗаказ № 42 · Зерно\n★★★★☆\n\nИзменить можно до \d+ \p{L}+/u,
  );
  expect(buttonsOf(thanks)).toEqual(["1 ⭐️", "2 ⭐️", "3 ⭐️", "✅ 4", "5 ⭐️", "✏️ Оставить отзыв"]);
  const rated = await manager.waitForText("Новая оценка");
  expect(rated).toMatchObject({ text: "⭐️ Новая оценка\n★★★★☆ Заказ № 42 · Анна", silent: false });

  expect(await answerOf(anna, "✏️ Оставить отзыв", question.message_id)).toBe(
    "Напишите отзыв одним сообщением",
  );
  await anna.waitForText("Что скажете о заказе № 42 в «Зерно»?");
  const said = await anna.say("Вкусно <b>& быстро</b> 🌷");
  await newText(anna, /^Спасибо! Отзыв передан в кафе\.$/, said);
  const kept = await anna.waitForText("«Вкусно <b>& быстро</b> 🌷»");
  expect(kept.message_id).toBe(question.message_id);
  expect(buttonsOf(kept)).toContain("✏️ Изменить отзыв");
  const words = await manager.waitForText("Новый отзыв");
  expect(words.text).toBe("💬 Новый отзыв\n★★★★☆ Заказ № 42 · Анна\n«Вкусно <b>& быстро</b> 🌷»");

  await answerOf(anna, "2 ⭐️", question.message_id);
  expect(await manager.waitForText("Клиент изменил оценку")).toMatchObject({ silent: true });
  const asked = await manager.say("/feedback");
  const list = await newText(manager, /^Отзывы · Зерно/, asked);
  expect(list.text).toMatch(
    /^Отзывы · Зерно\nЗа 30 дней: 2,0 из 5, 1 оценка\n\n★★☆☆☆ № 42 · Анна, \d+ \p{L}+\n«Вкусно <b>& быстро<\/b> 🌷»$/u,
  );
  const refused = await barista.say("/feedback");
  await newText(barista, /^Нет доступа|владелец|управляющ/, refused);
  expect((await barista.messages()).filter(({ text }) => /★|отзыв/.test(text ?? ""))).toEqual([]);
  expect((await cafe.api.orders.get("order-42")).order.status).toBe("delivered");
  await republishOrder(town.deps, id);
  await town.quiet();
  const questions = (await anna.messages()).filter(({ text }) => text?.startsWith("Спасибо за отзыв"));
  expect(questions).toHaveLength(1);
});

test.concurrent("in English, for both", async () => {
  const cafe = await town.cafe("Grain");
  const manager = await cafe.joins("Kate", "owner", "en");
  const anna = await town.customer("Ann", "en");
  await pairs(anna, (await cafe.paid("7")).tracking);
  await cardOf(anna, "7");
  await handOver(cafe, "7");
  const question = await anna.waitForText("How was order 7 at Grain?");
  expect(buttonsOf(question).slice(5)).toEqual(["✏️ Leave a comment", "Not now"]);
  expect(await answerOf(anna, "5 ⭐️", question.message_id)).toBe("Thank you! Glad you liked it");
  await answerOf(anna, "✏️ Leave a comment", question.message_id);
  await anna.waitForText("What would you say about order 7 at Grain?");
  const said = await anna.say(`It was ${"very ".repeat(250)}good`);
  await newText(anna, /longer than 1000 characters/, said);
  expect((await manager.waitForText("A new comment")).text).toMatch(
    /^💬 A new comment\n★★★★★ Order 7 · Ann\n“It was very .*…”$/,
  );
  await manager.say("/feedback");
  expect((await manager.waitForText("Feedback · Grain")).text).toMatch(
    /In 30 days: 5\.0 out of 5, 1 rating\n/,
  );
  expect(await answerOf(manager, "✖️ Close", (await manager.waitForText("Feedback · Grain")).message_id)).toBe(
    undefined,
  );
  await manager.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Feedback · ")), {
    what: "the list is closed",
  });
});

test.concurrent("not now means never; seven days later the question is gone, and a late tap is told so", async () => {
  const cafe = await town.cafe("Мята");
  const anna = await town.follows(cafe, "1", "anna");
  await handOver(cafe, "1");
  const declined = await anna.waitForText("Как вам заказ № 1 в «Мята»?");
  const stars = declined.inline_keyboard?.[0]?.[4]?.callback_data as string;
  const [first] = (await anna.messages()).filter(({ inline_keyboard }) => inline_keyboard);
  expect(await answerOf(anna, "Не сейчас", declined.message_id)).toBe(
    "Хорошо, про этот заказ больше не спрошу",
  );
  const gone = (pattern: RegExp) =>
    anna.waitFor((messages) => !messages.some(({ text }) => pattern.test(text ?? "")), {
      what: `no ${pattern}`,
    });
  await gone(/Как вам заказ № 1/);

  await cafe.paid("2", { customer: { site_user_id: "anna" } });
  await cardOf(anna, "2");
  const id = await handOver(cafe, "2");
  const question = await anna.waitForText("Как вам заказ № 2 в «Мята»?");
  await age(id, "6 days 23 hours");
  expect(await answerOf(anna, "3 ⭐️", question.message_id)).toBe("Спасибо за оценку!");
  await anna.waitForText("★★★☆☆");
  await age(id, "1 hour");
  await gone(/★★★☆☆/);
  const closed = "Отзыв об этом заказе больше не принимаем: вопрос закрыт.";
  for (const data of [stars, question.inline_keyboard?.[0]?.[0]?.callback_data as string]) {
    const late = await anna.tap({ data, message_id: first?.message_id as number });
    expect(late.answer).toMatchObject({ text: closed, show_alert: true });
  }
});

test.concurrent("nobody answers for another, whatever their buttons say", async () => {
  const cafe = await town.cafe("Тмин");
  const manager = await cafe.joins("Вера", "owner");
  const anna = await town.follows(cafe, "3", "anna");
  const boris = await town.follows(cafe, "4", "boris");
  await handOver(cafe, "3");
  const question = await anna.waitForText("Как вам заказ № 3");
  const his = await cardOf(boris, "4");
  for (const { callback_data: data } of question.inline_keyboard?.flat() ?? []) {
    const tap = await boris.tap({ data: data as string, message_id: his.message_id });
    expect(tap.answer?.text).toMatch(/^Такого заказа у вас нет/);
  }
  await town.quiet();
  expect((await anna.waitForText("Как вам заказ № 3")).message_id).toBe(question.message_id);
  expect((await manager.messages()).filter(({ text }) => /★/.test(text ?? ""))).toEqual([]);
});

test.concurrent("the step is left by a button, swallows no command and no code, and takes nothing but text", async () => {
  const cafe = await town.cafe("Шаг");
  const anna = await town.follows(cafe, "5", "anna");
  await handOver(cafe, "5");
  const question = await anna.waitForText("Как вам заказ № 5");
  const enter = async () => {
    await answerOf(anna, "✏️ Оставить отзыв", question.message_id);
    return anna.waitForText("Что скажете о заказе № 5");
  };
  const step = await enter();
  const help = await anna.say("/help");
  await newText(anna, /^Что можно сейчас/, help);
  const picture = await anna.sendFiles([{ kind: "photo", bytes: new Uint8Array([1, 2, 3]) }]);
  await newText(anna, /^Отзыв можно оставить только текстом/, picture[0] as never);
  await anna.tap({ text: "✖️ Выход", message_id: step.message_id });
  await anna.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Что скажете")), {
    what: "the step is left",
  });
  await enter();
  const { code = "" } = (await (await town.cafe("Другое")).paid("6")).tracking.telegram;
  await newText(anna, /Заказ № 6 в «Другое/, await anna.say(code));
  const { rows } = await town.deps.db.pool.query("select comment from feedback where comment = $1", [code]);
  expect(rows).toEqual([]);
});
