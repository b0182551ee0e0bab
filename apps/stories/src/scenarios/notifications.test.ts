import type { ChatDriver } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf, countCards, newText } from "./cards.ts";
import { openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

/** Opens `/notifications` and taps a row; returns the toast. */
async function toggle(chat: ChatDriver, row: string): Promise<string | undefined> {
  const said = await chat.say("/notifications");
  const card = await newText(chat, /^(?:Что приходит|What comes) /, said);
  return (await chat.tap({ text: row, message_id: card.message_id })).answer?.text;
}

test.concurrent("what is heard is one tap each, shown on the card at once, and remembered", async () => {
  const anna = await town.customer("Анна");
  const said = await anna.start();
  await newText(anna, /./, said);
  await anna.say("/notifications");
  const card = await anna.waitForText("Что приходит со звуком?");
  expect(buttonsOf(card)).toEqual([
    "🔔 Заказ принят",
    "🔕 Заказ готовится",
    "🔔 Заказ готов",
    "🔕 Заказ выдан",
    "🔔 Кафе отменило заказ",
    "🔔 Сообщения кафе",
    "Готово",
  ]);
  const shows = (button: string) =>
    anna.waitFor((messages) => messages.find((found) => buttonsOf(found).includes(button)), {
      what: `a button ${button}`,
    });
  const on = await anna.tap({ text: "🔕 Заказ готовится", message_id: card.message_id });
  expect(on.answer?.text).toBe("🔔 Заказ готовится");
  expect((await shows("🔔 Заказ готовится")).message_id).toBe(card.message_id);
  await anna.tap({ text: "🔔 Заказ готов", message_id: card.message_id });
  await shows("🔕 Заказ готов");
  // A tap on what another client still shows: it says what to become, so nothing flips back.
  const data = card.inline_keyboard?.[2]?.[0]?.callback_data as string;
  expect((await anna.tap({ data, message_id: card.message_id })).answer?.text).toBe("🔕 Заказ готов");
  await anna.tap({ text: "Готово", message_id: card.message_id });
  await anna.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Что приходит")), {
    what: "the card is closed",
  });
  await anna.say("/notifications");
  const again = await anna.waitForText("Что приходит со звуком?");
  expect(buttonsOf(again).slice(0, 3)).toEqual(["🔔 Заказ принят", "🔔 Заказ готовится", "🔕 Заказ готов"]);
  await anna.say("/language");
  await anna.waitForText("На каком языке");
  await anna.tap("English");
  const english = await anna.waitForText("What comes with sound?");
  expect(buttonsOf(english)).toContain("🔔 Canceled by the café");
});

test.concurrent("as it comes: received, ready and a cancellation are heard, all else is shown where it stands", async () => {
  const cafe = await town.cafe("Зерно");
  const anna = await town.follows(cafe, "1", "anna");
  const first = await cardOf(anna, "1");
  expect(first.silent).toBe(false);
  await cafe.api.orders.move("order-1", { status: "in_progress" });
  expect((await cardOf(anna, "1", "⏳ Готовится")).message_id).toBe(first.message_id);
  await cafe.api.orders.move("order-1", { status: "ready" });
  const ready = await cardOf(anna, "1", "Заказ готов — забирайте!");
  expect(ready.message_id).toBeGreaterThan(first.message_id);
  expect(ready.silent).toBe(false);
});

test.concurrent("a stage that was switched on is heard, one that was switched off is not; switching posts nothing", async () => {
  const cafe = await town.cafe("Мята");
  const anna = await town.customer("Anna", "en");
  await pairs(anna, (await cafe.paid("2")).tracking);
  const first = await cardOf(anna, "2");
  expect(await toggle(anna, "🔕 Order being made")).toBe("🔔 Order being made");
  expect(await toggle(anna, "🔔 Order ready")).toBe("🔕 Order ready");
  expect(await toggle(anna, "🔔 Order received")).toBe("🔕 Order received");
  await town.quiet();
  expect((await cardOf(anna, "2")).message_id).toBe(first.message_id);

  await cafe.api.orders.move("order-2", { status: "in_progress" });
  const making = await cardOf(anna, "2", "⏳ Being made");
  expect(making.message_id).toBeGreaterThan(first.message_id);
  expect(making.silent).toBe(false);
  await cafe.api.orders.move("order-2", { status: "ready" });
  const ready = await cardOf(anna, "2", "come and get it!");
  expect(ready.message_id).toBe(making.message_id);
  expect(await toggle(anna, "🔕 Order ready")).toBe("🔔 Order ready");
  await town.quiet();
  expect((await cardOf(anna, "2")).message_id).toBe(making.message_id);
  expect(await toggle(anna, "🔕 Order picked up")).toBe("🔔 Order picked up");
  await cafe.api.orders.move("order-2", { status: "delivered" });
  const delivered = await cardOf(anna, "2", "Picked up. Enjoy!");
  expect(delivered.message_id).toBeGreaterThan(making.message_id);
  expect(delivered.silent).toBe(false);
  await town.quiet();
  expect(await countCards(anna, "2")).toBe(1);
});

test.concurrent("with everything off a cancellation comes silently, and /orders too", async () => {
  const cafe = await town.cafe("Тихо");
  const anna = await town.follows(cafe, "3", "anna");
  for (const row of ["🔔 Заказ принят", "🔔 Заказ готов", "🔔 Кафе отменило заказ", "🔔 Сообщения кафе"])
    await toggle(anna, row);
  const said = await anna.say("/orders");
  await anna.waitFor(
    (messages) => messages.some((found) => found.message_id > said.message_id && found.silent),
    {
      what: "the card at the bottom, silently",
    },
  );
  const before = await cardOf(anna, "3");
  await cafe.api.orders.move("order-3", { status: "canceled_by_cafe", reason: "нет молока" });
  const canceled = await cardOf(anna, "3", "Кафе отменило заказ.");
  expect(canceled.message_id).toBe(before.message_id);
});

test.concurrent("messages of the café are heard until they are switched off; the bot's own answers always are", async () => {
  const cafe = await town.cafe("Почта");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "4", "anna");
  const writes = (message: string) =>
    cafe.request("POST", "/provide_message_to_user", {
      user_id: anna.id,
      order_id: "order-4",
      horeca_id: cafe.horecaId,
      message,
    });
  await writes("Ваш столик у окна");
  expect(await anna.waitForText("Ваш столик у окна")).toMatchObject({ silent: false });
  await toggle(anna, "🔔 Сообщения кафе");
  await writes("Сахар на столе");
  expect(await anna.waitForText("Сахар на столе")).toMatchObject({ silent: true });
  const asked = await anna.say("А корица?");
  const question = await barista.waitForText("А корица?");
  await barista.say("Тоже на столе", { reply_to: question.message_id });
  expect(await newText(anna, /Тоже на столе/, asked)).toMatchObject({ silent: true });
  const help = await anna.say("/help");
  expect(await newText(anna, /^Что можно сейчас/, help)).toMatchObject({ silent: false });
});
