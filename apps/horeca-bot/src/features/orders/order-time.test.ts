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
  const late = await cardOf(barista, "1", "Опаздывает, обещан");
  expect(late.text).toMatch(/^❗️ Заказ №: 1 \| Статус: Размещён/);
  await headerOf(barista, "Опаздывает: 1");
});

test("staff on duty are warned once of all that will be late, in one message; +5 for all moves them", async () => {
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
  const numbers = Array.from({ length: 6 }, (_, index) => String(index + 1));
  for (const number of numbers) await venue.place(number, { promisedAt: promise(10 * minute) });
  for (const chat of [asya, kate, oleg]) for (const number of numbers) await cardOf(chat, number);
  const before = await asya.messages();
  const newest = before.at(-1)?.message_id as number;
  // Two minutes before the promise.
  await pass(8 * minute);
  const alert = await asya.waitForText("Скоро опоздают: 6");
  expect(alert.silent).toBe(false);
  for (const number of numbers) {
    expect(alert.text).toContain(`№ ${number} · нужен к`);
    expect((await cardOf(asya, number, "Скоро опоздает, обещан")).message_id).toBeLessThanOrEqual(newest);
  }
  const fresh = (await asya.messages()).filter((message) => message.message_id > newest);
  expect(fresh.filter(({ silent }) => !silent)).toHaveLength(1);
  expect((await kate.waitForText("Nearly late: 6")).silent).toBe(true);
  expect((await oleg.waitForText("Скоро опоздают: 6")).silent).toBe(true);

  await pass(6 * minute);
  await asya.waitForText("на 4 мин позже");
  await headerOf(asya, "Опаздывает: 6");
  const shown = await asya.waitForText("Опаздывают: 6");
  const data = shown.inline_keyboard?.[0]?.[0]?.callback_data as string;
  const taps = await Promise.all([
    asya.tap({ data, message_id: shown.message_id }),
    asya.tap({ data, message_id: shown.message_id }),
  ]);
  const said = taps.map(({ answer }) => answer?.text ?? "");
  expect(said.map((text) => Number(/мин: (\d+)/.exec(text)?.[1] ?? 0)).reduce((a, b) => a + b)).toBe(6);
  for (const number of numbers) await cardOf(asya, number, /^🆕.*⏰ к \d/s);
  await asya.waitFor((messages) => !messages.some(({ text }) => text?.includes("Опаздывают")), {
    what: "no alert when nothing is late",
  });
  const late = await cafe.deps.db.pool.query(
    `select extract(epoch from promised_at - $1) / 60 as minutes from "order" where venue_id = $2`,
    [cafe.deps.clock(), venue.venueId],
  );
  expect(late.rows.map(({ minutes }) => Math.round(Number(minutes)))).toEqual(numbers.map(() => 5));
});
