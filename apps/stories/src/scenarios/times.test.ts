import { afterAll, beforeAll, expect, test } from "vitest";
import { cardOf, tapOn } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const clock = (at: string | null, language: string) =>
  new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Europe/Moscow",
  }).format(new Date(at ?? 0));

test.concurrent("minutes that a barista adds are on the customer's card, and on the site, at once", async () => {
  const cafe = await town.cafe("Время");
  const kate = await cafe.joins("Kate", "barista", "en");
  const anna = await town.follows(cafe, "1", "anna");
  await cardOf(kate, "1");
  await tapOn(kate, "1", "⏬");
  await cardOf(kate, "1", "own id");
  const told = await tapOn(kate, "1", "⏰ +5 min");
  const { ready_at } = (await cafe.api.orders.get("order-1")).order;
  expect(told).toContain(`1: now by ${clock(ready_at, "en")}`);
  // In Telegram it is shown by the reader's own clock, wherever they are.
  for (const card of [await cardOf(anna, "1", `к ${clock(ready_at, "ru")}`), await cardOf(kate, "1")])
    expect(card.entities).toContainEqual(
      expect.objectContaining({
        type: "date_time",
        unix_time: Math.floor(Date.parse(ready_at ?? "") / 1000),
      }),
    );
});

test.concurrent("busy mode is in what the site is answered and the customer reads", async () => {
  const cafe = await town.cafe("Запара");
  const asya = await cafe.joins("Ася");
  await asya.tap("🔥 Запара");
  await asya.waitFor((messages) => JSON.stringify(messages).includes("+20 мин"), { what: "the choice" });
  await asya.tap("+20 мин");
  await asya.waitForText("Запара: +20 мин");
  const anna = await town.follows(cafe, "2", "anna", { ready_at: "2027-01-01T10:00:00Z" });
  expect((await cafe.api.orders.get("order-2")).order.ready_at).toBe("2027-01-01T10:20:00.000Z");
  await cardOf(anna, "2", "к 13:20");
  await cardOf(asya, "2", "к 13:20");
});

test.concurrent("a manager's own words are on the cards that customers have already", async () => {
  const cafe = await town.cafe("Слова");
  const vera = await cafe.joins("Вера", "manager");
  const anna = await town.follows(cafe, "3", "anna", {
    customer: { site_user_id: "anna", name: "Анна" },
  });
  await vera.say("/settings");
  await vera.waitForText("Настройки · Слова");
  await vera.tap("💬 Тексты");
  await vera.waitForText("Своя фраза для каждого статуса");
  await vera.tap("Размещён");
  await vera.waitForText("Текст, когда заказ размещён");
  await vera.tap("✏️ Изменить");
  await vera.waitForText("Что сказать клиенту");
  await vera.say("{name}, приняли № {order} — <скоро> начнём 🧡");
  await cardOf(anna, "3", "Анна, приняли № 3 — <скоро> начнём 🧡");
  await vera.waitForText("Сейчас ваш");
  await vera.tap("↩️ Как обычно");
  await cardOf(anna, "3", /^(?!.*приняли)/s);
});
