import { undoWindowMs } from "@gotovo/domain";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { passTime } from "@gotovo/usecases/testing/pass-time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, cardGone, cardOf, headerOf, openCafe } from "../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

const minute = 60_000;
/** A promise so long after now, by the product's clock. */
const promise = (ms: number) => new Date(cafe.deps.clock().getTime() + ms);
const pass = (ms: number) => passTime(cafe.deps, cafe.clock, ms);

test("a finished order's card goes away when its minute of undo is over", async () => {
  const ours = await cafe.venue("Отмена кафе");
  const theirs = await cafe.venue("Отмена клиента");
  const [barista, other] = [await ours.join("Ася"), await theirs.join("Тим")];
  const [id, otherId] = [await ours.place("1"), await theirs.place("2")];
  await cardOf(barista, "1");
  await cardOf(other, "2");
  const byCafe = { type: "move", to: "canceled_by_cafe", reason: "закрываемся" } as const;
  await changeOrder(cafe.deps, { kind: "merchant", merchantId: ours.merchantId }, { id }, byCafe);
  const byCustomer = { type: "move", to: "canceled_by_user" } as const;
  const merchant = { kind: "merchant", merchantId: theirs.merchantId } as const;
  await changeOrder(cafe.deps, merchant, { id: otherId }, byCustomer, { onBehalfOf: "customer" });

  const card = await cardOf(barista, "1", "Причина: закрываемся");
  await cardOf(other, "2", "Отменён клиентом");
  await pass(undoWindowMs);
  await cardGone(barista, "1");
  await cardGone(other, "2");
  const header = await headerOf(barista, "Заказов нет");
  const undo = card.inline_keyboard?.[0]?.[0]?.callback_data as string;
  const tap = await barista.tap({ data: undo, message_id: header.message_id });
  expect(tap.answer?.text).toBe("Заказ уже изменился. Сейчас: отменён заведением.");
});

test("an order is marked late when its promise runs out, in the header too", async () => {
  const venue = await cafe.venue("Опоздание");
  const barista = await venue.join("Ася");
  await venue.place("1", { promisedAt: promise(10 * minute) });
  expect((await cardOf(barista, "1")).text).toMatch(/^🆕 Заказ №: 1.*⏰ к/s);
  await pass(10 * minute);
  const late = await cardOf(barista, "1", "Опаздывает, обещан к");
  expect(late.text).toMatch(/^❗️ Заказ №: 1 \| Статус: Размещён/);
  await headerOf(barista, "Опаздывает: 1");
});

test("staff on duty are warned of an order that will be late: its card comes again, once, with a sound", async () => {
  const venue = await cafe.venue("Предупреждение");
  const [asya, kate, oleg] = [
    await venue.join("Ася"),
    await venue.join("Kate", "barista", "en"),
    await venue.join("Олег"),
  ];
  await kate.say("/duty");
  await headerOf(kate, "off duty");
  await oleg.say("/settings");
  await oleg.waitForText("Мои уведомления");
  await oleg.tap("🔔 Опоздание");
  await venue.place("1", { promisedAt: promise(10 * minute) });
  const before = await cardOf(asya, "1");
  expect(before.text).toMatch(/^🆕/);
  for (const chat of [asya, kate, oleg]) await cardOf(chat, "1");
  // Two minutes before the promise.
  await pass(8 * minute);
  const warned = await cardOf(asya, "1", "Скоро опоздает, обещан к");
  expect(warned.text).toMatch(/^⚠️ Заказ №: 1 \| Статус: Размещён/);
  expect(warned.message_id).toBeGreaterThan(before.message_id);
  expect(warned.silent).toBe(false);
  expect((await cardOf(kate, "1", "Nearly late, promised by")).silent).toBe(true);
  expect((await cardOf(oleg, "1", "Скоро опоздает")).silent).toBe(true);

  await asya.tap({ text: "⏰ +10 мин", message_id: warned.message_id });
  const calm = await cardOf(asya, "1", /^🆕.*⏰ к \d/s);
  await asya.tap("▶️ В работу");
  const moved = await cardOf(asya, "1", "В работе");
  expect([calm.message_id, moved.message_id]).toEqual([warned.message_id, warned.message_id]);
});
