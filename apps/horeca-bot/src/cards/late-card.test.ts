import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { anOrder, minutes, now } from "@gotovo/usecases/testing/order-row";
import { describe, expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { visible } from "../testing/visible.ts";
import { lateCard } from "./late-card.ts";
import type { Viewer } from "./order-card.ts";

interface Options extends Partial<Viewer> {
  readonly heard?: string | null;
  readonly language?: string;
}

const viewer = { role: "barista", onDuty: true, notifications: {}, now } as const;

function alert(orders: Partial<OrderRow>[], { heard = null, language = "ru", ...more }: Options = {}) {
  const rows = orders.map((order, index) => anOrder({ number: String(index + 1), ...order }));
  return lateCard(translator(language), rows, heard, { ...viewer, ...more });
}

const late = (count: number): Partial<OrderRow> => ({
  promisedAt: minutes(-count),
  lateAlertedAt: minutes(-2 - count),
});
const soon: Partial<OrderRow> = { promisedAt: minutes(1), lateAlertedAt: minutes(-1) };

test("it lists all orders that are late or nearly, and by how many minutes", () => {
  const card = alert([
    late(40),
    { ...late(4), status: "in_progress", customerName: "Анна" },
    late(0),
    soon,
    { promisedAt: minutes(9) },
    { promisedAt: null },
    { ...late(5), status: "ready" },
  ]);
  expect(card && visible(card)).toBe(
    [
      "❗️ Опаздывают: 3, скоро: 1",
      "№ 1 · больше чем на 30 мин позже (обещан к 12:20) · ещё не начат",
      "№ 2 · на 4 мин позже (обещан к 12:56) · в работе · 👤 Анна",
      "№ 3 · время вышло (обещан к 13:00) · ещё не начат",
      "№ 4 · нужен к 13:01 · ещё не начат",
    ].join("\n"),
  );
  expect(card?.keyboard.flat().map(({ text }) => text)).toEqual(["⏰ +5 всем", "🔄 Очередь"]);
  expect(alert([{ promisedAt: minutes(9) }])).toBeNull();
});

test("it names whom staff will call, as the order's card does", () => {
  const customerName = "Пётр «Петя» Сидоров";
  const card = alert([
    { ...late(4), customerName },
    { ...late(3), customerName, pickup: { name: "Мария" } },
  ]);
  expect(card && visible(card).match(/👤.*/gu)).toEqual(["👤 Пётр", "👤 Мария"]);
});

test("it reads in English too, and of one order", () => {
  const card = alert([late(4)], { language: "en" });
  expect(card && visible(card)).toBe("❗️ Late: 1\n1 · 4 min late (promised by 12:56) · not started");
  expect(card?.keyboard[0]?.[0]?.text).toBe("⏰ +5 min");
  const nearly = alert([soon], { language: "en" });
  expect(nearly && visible(nearly)).toBe("⚠️ Nearly late: 1\n1 · due by 13:01 · not started");
});

describe("it is heard", () => {
  test("once for what becomes late in the same minute, and again for what does later", () => {
    const first = alert([soon]);
    const heard = first?.alert ?? "";
    expect(first?.sound).toBe(true);
    const withinTheMinute = { ...soon, lateAlertedAt: minutes(-0.5), promisedAt: minutes(1.5) };
    expect(alert([soon, withinTheMinute], { heard })?.alert).toBe(heard);
    const later = { promisedAt: minutes(2), lateAlertedAt: minutes(0.1) };
    expect(alert([soon, later], { heard })?.alert).not.toBe(heard);
    // What was heard stays heard when the newest of them is done.
    const both = alert([soon, later], { heard })?.alert ?? "";
    expect(alert([soon], { heard: both })?.alert).toBe(both);
  });

  test("by who is on duty and wants to", () => {
    expect(alert([soon], { onDuty: false })?.sound).toBe(false);
    expect(alert([soon], { notifications: { late: false } })?.sound).toBe(false);
    expect(alert([soon], { notifications: { new_order: false } })?.sound).toBe(true);
  });
});

test("two hundred late orders with the longest names fit one message", () => {
  const name = "<&>".repeat(50);
  const card = alert(Array.from({ length: 200 }, () => ({ ...late(4), number: name, customerName: name })));
  expect(card && visible(card).length).toBeLessThanOrEqual(4096);
  expect(card && visible(card)).toMatch(/…и ещё \d+$/);
});

test("what was heard already, as part of the list, makes no sound when it comes as an alert of its own", () => {
  const heard = alert([late(4)])?.alert ?? null;
  expect([alert([late(4)])?.sound, alert([late(4)], { heard })?.sound]).toEqual([true, false]);
});
