import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf, countCards, tapOn } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test.concurrent("the customer cancels: asked once more on the same message, and the barista hears it", async () => {
  const cafe = await town.cafe("Зерно");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "42", "anna");
  const before = await cardOf(barista, "42", "Размещён");

  expect(await tapOn(anna, "42", "Отменить заказ")).toBe("Точно отменить?");
  const question = await cardOf(anna, "42", "Отменить заказ № 42?");
  expect(buttonsOf(question)).toEqual(["Да, отменить", "Не отменять"]);
  expect(await tapOn(anna, "42", "Не отменять")).toBe("Заказ остаётся");
  expect((await cafe.api.orders.get("order-42")).order.status).toBe("placed");

  expect(await tapOn(anna, "42", "Отменить заказ")).toBe("Точно отменить?");
  expect(await tapOn(anna, "42", "Да, отменить")).toBe("Заказ отменён");
  const canceled = await cardOf(anna, "42", "Вы отменили заказ.");
  expect(canceled.message_id).toBe(question.message_id);
  expect(buttonsOf(canceled)).toEqual(["✉️ Написать в кафе"]);

  const heard = await cardOf(barista, "42", "Клиент отменил заказ — готовить не нужно.");
  expect(heard.message_id).toBeGreaterThan(before.message_id);
  expect(heard.silent).toBe(false);
  expect(buttonsOf(heard)).toEqual([]);
  expect((await cafe.api.orders.get("order-42")).order.status).toBe("canceled_by_user");
});

test.concurrent("the café cancels with a reason: the customer hears both", async () => {
  const cafe = await town.cafe("Мята");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "7", "anna");
  const before = await cardOf(anna, "7");

  await tapOn(barista, "7", "⛔️ Отменить");
  const question = await cardOf(barista, "7", "Подтвердите отмену заказа № 7: выберите причину");
  expect(buttonsOf(question)).toContain("Не отменять");
  expect(await tapOn(barista, "7", "Нет продуктов")).toBe("№ 7: отменён");

  const told = await cardOf(anna, "7", "Кафе отменило заказ.");
  expect(told.text).toContain("Причина: закончились продукты");
  expect(told.message_id).toBeGreaterThan(before.message_id);
  expect(told.silent).toBe(false);
  expect(buttonsOf(told)).toEqual(["✉️ Написать в кафе"]);
  expect((await cafe.api.orders.get("order-7")).order).toMatchObject({
    status: "canceled_by_cafe",
    cancel_reason: "закончились продукты",
  });
});

test.concurrent("the café's own server cancels with its own words", async () => {
  const cafe = await town.cafe("Тмин");
  const anna = await town.follows(cafe, "8", "anna");
  await cafe.api.orders.move("order-8", {
    status: "canceled_by_cafe",
    reason: "Кофемашина <сломалась> & мы в печали",
  });
  await cardOf(anna, "8", "Причина: Кофемашина <сломалась> & мы в печали");
});

test.concurrent("canceled by mistake: the barista brings the order back, and the customer sees it go on", async () => {
  const cafe = await town.cafe("Ошибка");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "3", "anna");
  await tapOn(barista, "3", "⛔️ Отменить");
  await tapOn(barista, "3", "Другая причина");
  await cardOf(anna, "3", "Кафе отменило заказ.");
  await tapOn(barista, "3", "↩️ Вернуть");
  const back = await cardOf(anna, "3", "Отменить можно, пока заказ не готов.");
  expect(buttonsOf(back)).toEqual(["Отменить заказ", "✉️ Написать в кафе", "⋯"]);
  expect(await countCards(anna, "3")).toBe(1);
});

test.concurrent("too late to cancel: the café's server is told so, and the order stays ready", async () => {
  const cafe = await town.cafe("Поздно");
  await town.follows(cafe, "5", "anna");
  await cafe.api.orders.move("order-5", { status: "in_progress" });
  await cafe.api.orders.move("order-5", { status: "ready" });
  const reply = await cafe.request("PUT", "/client/status_from_user/order-5", { status: "canceled_by_user" });
  expect(reply).toMatchObject({ status: 409, json: { code: "cancel_too_late" } });
  expect((await cafe.api.orders.get("order-5")).order.status).toBe("ready");
});
