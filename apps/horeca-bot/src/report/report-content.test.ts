import { renderQueued } from "@gotovo/telegram";
import { reportMessage } from "@gotovo/usecases/venue/reports/report-message";
import { expect, test } from "vitest";
import { reportCallback } from "../callbacks.ts";
import { sampleReport } from "../testing/sample-report.ts";
import { translator } from "../testing/texts.ts";
import { endOf, endOfMinute, withReport } from "./report-content.ts";

const makers = { "report-picture": async () => new Uint8Array() };
const sample = sampleReport("today");
const staff = { role: "owner" };
const chat = { staff, venueId: sample.venueId };

function worded(report = sample, language = "ru", where: Parameters<typeof withReport>[1] = chat) {
  const texts = translator(language);
  return renderQueued(texts, withReport(texts, where, reportMessage(report)), makers);
}

test("a report is short, and says everything of the day", () => {
  const { text, file, keyboard } = worded();
  expect(
    text.replace(/[\u00a0\u202f\u2009]/g, " "),
  ).toBe(`📊 <b>Кофейня «Ёжик &amp; &lt;b&gt;Ко&lt;/b&gt;» ☕️ на Большой Никитской</b>
Сегодня, 20 ноября, к 14:05

🧾 Заказы: 142 (+12 %)
💰 Выручка: 1 112 340 ₽ (−5 %), средний чек 8 556 ₽
💰 Выручка: 12,50 €, средний чек 6,25 €
👀 Замечен: обычно за 0,8 мин, 9 из 10 — до 2,8 мин
⏱ До готовности: в среднем 6,4 мин (+7 %), 9 из 10 — до 11 мин
❗️ Опоздания: 8 % (3 из 38)
❌ Отмены: 4 (клиенты — 1, кафе — 3)
   · кафе: закончились продукты — 2
   · кафе: &lt;b&gt;&amp; что-то — 1
⭐️ Оценка заказов: 4,7 (19 оценок)
💬 Вопросы клиентов: решено 5 из 6, оценка 4,5
🕐 Больше всего заказов: 13:00–14:00 — 25, 10:00–11:00 — 21, 14:00–15:00 — 19

В скобках — сравнение со вчерашним днём к этому же времени.`);
  expect(file).toMatchObject({ kind: "photo", name: "report.png" });
  expect(keyboard.map((row) => row.map((button) => button.text))).toEqual([
    ["✓ Сегодня", "Вчера"],
    ["7 дней", "30 дней"],
    ["⬇️ Заказы таблицей (CSV)"],
  ]);
});

test("an English speaker reads the same report in English", () => {
  const { text } = worded(sampleReport("month"), "en");
  expect(text).toContain("30 days: October 22");
  expect(text).toContain("💰 Revenue: ₽1,112,340 (−5%), ₽8,556 per order");
  expect(text).toContain("In brackets: compared with the 30 days before.");
});

test("a time without orders says so, without a picture of nothing", () => {
  const nothing = {
    orders: 0,
    canceled: 0,
    revenue: [],
    preparation: null,
    promised: 0,
    late: 0,
    rating: null,
  };
  const noHours = Array.from({ length: 24 }, () => 0);
  const empty = {
    figures: nothing,
    before: nothing,
    cancellations: [],
    hours: noHours,
    ratings: [0, 0, 0, 0, 0],
  };
  const { text, file } = worded(
    sampleReport("yesterday", { ...empty, dialogs: { asked: 0, answered: 0, solved: 0, rating: null } }),
  );
  expect(text.split("\n\n")[1]).toBe("Вчера заказов не было.");
  expect(file).toBeUndefined();
});

test("everything at its longest still fits the caption of a picture", () => {
  const long = "W<&>".repeat(50);
  const revenue = ["RUB", "KZT", "EUR", "USD"].map((currency) => ({
    currency,
    amount: 999_999_999_999,
    orders: 7,
  }));
  const { text } = worded(
    sampleReport("month", {
      venueName: long,
      figures: { ...sample.figures, orders: 999_999, canceled: 99_999, revenue },
      cancellations: Array.from({ length: 9 }, () => ({ by: "cafe", reason: long, count: 9_999 }) as const),
    }),
  );
  const shown = text.replace(/<[^>]*>/g, "").replace(/&\w+;/g, "_");
  expect(shown.length).toBeLessThanOrEqual(1024);
});

test("a report that waited while its reader left, or went to another café, tells nothing", () => {
  for (const where of [
    { staff: null, venueId: sample.venueId },
    { staff, venueId: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a12" },
  ]) {
    const { text, keyboard, file } = worded(sample, "ru", where);
    expect(text).toBe("Отчёт был о кафе, очередь которого этот чат больше не показывает.");
    expect([keyboard, file]).toEqual([[], undefined]);
  }
});

test("the table's button stands for exactly the report it is under; the others for what is then", () => {
  const taps = worded()
    .keyboard.flat()
    .map((button) => ("callback_data" in button ? reportCallback.parse(button.callback_data) : null));
  const now = new Date("2026-11-21T20:59:30Z");
  expect(taps.map((tap) => tap && endOf(tap.until, now).toISOString())).toEqual([
    ...Array.from({ length: 4 }, () => "2026-11-21T21:00:00.000Z"),
    sample.until,
  ]);
  expect(endOfMinute(new Date("2026-11-20T11:05:00Z"))).toEqual(new Date("2026-11-20T11:06:00Z"));
});
