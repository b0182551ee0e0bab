import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { holdText, promiseText } from "./order-time.ts";

const everyDay = (from: number, to: number) => Array.from({ length: 7 }, () => [[from, to]] as const);

/** What is said of an order's time, as a person sees it. */
function said(order: Partial<OrderRow>, language = "ru"): string {
  const texts = translator(language);
  const lines = [holdText(texts, anOrder(order), now), promiseText(texts, anOrder(order), now)];
  return lines
    .filter(Boolean)
    .join("\n")
    .replace(/<[^>]*>/g, "");
}

test("an order at a closed café: when that opens, and nothing that cannot be kept", () => {
  // It is 13:00 at the venue.
  const early = { openingHours: everyDay(14 * 60, 20 * 60), promisedAt: minutes(5) };
  const opens = "🌙 Кафе сейчас закрыто. Откроется в 14:00 и возьмётся за ваш заказ.";
  expect(said(early)).toBe(opens);
  expect(said({ ...early, promisedAt: minutes(-5) })).toBe(opens);
  expect(said({ ...early, promisedAt: minutes(70) })).toBe(`${opens}\n⏰ Будет готов к 14:10`);
  expect(said({ openingHours: everyDay(8 * 60, 12 * 60) }, "en")).toContain("It opens on May 2 at 08:00");
  expect(said({ openingHours: everyDay(0, 0).map(() => []) })).toBe(
    "🌙 Кафе сейчас закрыто. Ваш заказ принят.",
  );
});

test("an order that came in a break: until when that is, and why", () => {
  const paused = { pausedAt: minutes(-10), pausedUntil: minutes(30), pauseReason: "Сломалась печь" };
  expect(said(paused)).toBe(
    "⏸ В кафе перерыв до 13:30. Ваш заказ принят и подождёт.\nПричина: Сломалась печь",
  );
  for (const order of [{ ...paused, status: "in_progress" } as const, { ...paused, pausedAt: minutes(-1) }])
    expect(said(order)).toBe("");
});
