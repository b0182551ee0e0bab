import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, cardGone, cardOf, headerOf, openCafe } from "../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

// The clock runs a minute late until an order ends, then right: the real job comes seconds later, not a minute.
const almostTheWindow = -58_000;

test("a finished order's card goes away when its minute of undo is over", { timeout: 60_000 }, async () => {
  cafe.clock.aheadMs = almostTheWindow;
  const venue = await cafe.venue("Минута");
  const barista = await venue.join("Ася");
  const id = await venue.place("1");
  const other = await venue.place("2");
  await cardOf(barista, "2");
  const staff = { kind: "merchant", merchantId: venue.merchantId } as const;
  await changeOrder(
    cafe.deps,
    staff,
    { id },
    { type: "move", to: "canceled_by_cafe", reason: "закрываемся" },
  );
  const card = await cardOf(barista, "1", "Причина: закрываемся");
  await changeOrder(
    cafe.deps,
    staff,
    { id: other },
    { type: "move", to: "canceled_by_user" },
    { onBehalfOf: "customer" },
  );
  await cardOf(barista, "2", "Отменён клиентом");
  const undo = card.inline_keyboard?.[0]?.[0]?.callback_data as string;
  cafe.clock.aheadMs = 0;
  await cardGone(barista, "1");
  await cardGone(barista, "2");
  const header = await headerOf(barista, "Заказов нет");
  const tap = await barista.tap({ data: undo, message_id: header.message_id });
  expect(tap.answer?.text).toBe("Заказ уже изменился. Сейчас: отменён заведением.");
});

test("an order is marked late when its promise runs out, in the header too", {
  timeout: 60_000,
}, async () => {
  const venue = await cafe.venue("Опоздание");
  const barista = await venue.join("Ася");
  await venue.place("1", { promisedAt: new Date(Date.now() + 2000) });
  expect((await cardOf(barista, "1")).text).toMatch(/^🆕 Заказ №: 1.*⏰ к/s);
  const late = await cardOf(barista, "1", "Опаздывает, обещан к");
  expect(late.text).toMatch(/^❗️ Заказ №: 1 \| Статус: Размещён/);
  await headerOf(barista, "Опаздывает: 1");
});
