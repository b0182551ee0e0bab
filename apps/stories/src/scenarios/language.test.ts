import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf, tapOn } from "./cards.ts";
import { openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test.concurrent("each side reads its own language, whatever the other's is", async () => {
  const cafe = await town.cafe("Зерно");
  const barista = await cafe.joins("Ася");
  const { tracking } = await cafe.paid("42", { total: 35_000, currency: "RUB" });
  const john = await town.customer("John", "en");
  await pairs(john, tracking);
  const card = await cardOf(john, "42");
  expect(card.text).toMatch(/^Order 42 · Зерно/);
  expect(buttonsOf(card)).toEqual(["Cancel the order", "✉️ Write to the café", "⋯"]);
  await cardOf(barista, "42", "Статус: Размещён");
  await tapOn(barista, "42", "▶️ В работу");
  await cardOf(john, "42", "⏳ Being made");
});

test.concurrent("switched by /language, the cards that are there follow at once", async () => {
  const cafe = await town.cafe("Мята");
  const anna = await town.follows(cafe, "7", "anna");
  const before = await cardOf(anna, "7", "Отменить можно, пока заказ не готов.");
  await anna.say("/language");
  await anna.waitForText("На каком языке говорить?");
  expect((await anna.tap("English")).answer?.text).toBe("Speaking English");
  const after = await cardOf(anna, "7", "You can cancel until the order is ready.");
  expect(after.message_id).toBe(before.message_id);
});

test.concurrent("a barista's queue follows, too", async () => {
  const cafe = await town.cafe("Тмин");
  const barista = await cafe.joins("Ася");
  await cafe.paid("9");
  await cardOf(barista, "9", "Статус: Размещён");
  await barista.say("/language");
  await barista.waitForText("На каком языке говорить?");
  await barista.tap("English");
  const card = await cardOf(barista, "9", "Status: Placed");
  expect(buttonsOf(card)).toEqual(["▶️ Start", "⏬", "⛔️ Cancel"]);
  await barista.waitForText("Тмин — queue");
});
