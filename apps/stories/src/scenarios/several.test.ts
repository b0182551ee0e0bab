import { afterAll, beforeAll, expect, test } from "vitest";
import { cardGone, cardOf, countCards, eventually, newText, tapOn } from "./cards.ts";
import { openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test.concurrent("several orders at several cafés run side by side in one chat, each with its own card", async () => {
  const [zerno, myata] = [await town.cafe("Зерно"), await town.cafe("Мята")];
  const anna = await town.follows(zerno, "1", "anna");
  await zerno.paid("2", { customer: { site_user_id: "anna" } });
  await cardOf(anna, "2", "Зерно");
  const { tracking } = await myata.paid("3", { customer: { site_user_id: "a.smirnova" } });
  await pairs(anna, tracking);
  await cardOf(anna, "3", "Мята");

  await tapOn(anna, "2", "Отменить заказ");
  await tapOn(anna, "2", "Да, отменить");
  await zerno.api.orders.move("order-1", { status: "in_progress" });
  await cardOf(anna, "1", "⏳ Готовится");
  await cardOf(anna, "2", "Вы отменили заказ.");
  await cardOf(anna, "3", "✅ Принят");
  for (const number of ["1", "2", "3"]) expect(await countCards(anna, number)).toBe(1);
});

test.concurrent("`/orders` brings the active orders to the bottom, and leaves the finished ones where they were", async () => {
  const cafe = await town.cafe("Низ");
  const anna = await town.follows(cafe, "1", "anna");
  await cafe.paid("2", { customer: { site_user_id: "anna" } });
  await cardOf(anna, "2");
  await cafe.api.orders.move("order-1", { status: "canceled_by_cafe" });
  const finished = await cardOf(anna, "1", "Кафе отменило заказ.");
  const said = await anna.say("/orders");
  await newText(anna, /Заказ № 2 ·/, said);
  await eventually(() => countCards(anna, "2"), 1);
  expect((await cardOf(anna, "1")).message_id).toBe(finished.message_id);
});

test.concurrent("two site users of one café share a Telegram, and each keeps getting their orders there", async () => {
  const cafe = await town.cafe("Семья");
  const phone = await town.follows(cafe, "1", "mum");
  const { tracking } = await cafe.paid("2", { customer: { site_user_id: "son" } });
  await pairs(phone, tracking);
  await cardOf(phone, "2");
  await cafe.paid("3", { customer: { site_user_id: "mum" } });
  await cafe.paid("4", { customer: { site_user_id: "son" } });
  for (const number of ["1", "2", "3", "4"]) await cardOf(phone, number);
});

test.concurrent("pairing by another Telegram moves the site user there, and the old chat is told", async () => {
  const cafe = await town.cafe("Переезд");
  // Two orders before any pairing: each has a code of its own.
  const { tracking } = await cafe.paid("1", { customer: { site_user_id: "anna" } });
  const old = await town.follows(cafe, "2", "anna");
  await cardOf(old, "1");
  const fresh = await town.customer("Анна, новый телефон");
  await pairs(fresh, tracking);
  await cardOf(fresh, "1");
  await cardOf(fresh, "2");
  await old.waitForText("Заказ № 1 в «Переезд» теперь смотрят в другом Telegram.");
  await cardGone(old, "1");
  await cardGone(old, "2");

  await cafe.paid("3", { customer: { site_user_id: "anna" } });
  await cardOf(fresh, "3");
  expect(await countCards(old, "3")).toBe(0);

  await old.tap("Это не я — вернуть");
  for (const number of ["1", "2", "3"]) await cardOf(old, number);
  await fresh.waitForText("Заказ № 1 в «Переезд» вернулся в прежний Telegram");
  await cardGone(fresh, "3");
});

test.concurrent("an order paid on the site before pairing comes along with the one that was paired", async () => {
  const cafe = await town.cafe("Двойной");
  await cafe.paid("1", { customer: { site_user_id: "anna" } });
  const anna = await town.follows(cafe, "2", "anna");
  await cardOf(anna, "1");
  await cardOf(anna, "2");
});
