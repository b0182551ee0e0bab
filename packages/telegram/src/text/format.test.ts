import { expect, test } from "vitest";
import { formatMoment, formatMoney, momentArgs } from "./format.ts";

const now = new Date("2026-03-06T21:30:00Z");

// In Moscow it is half past midnight of the seventh.
test.each([
  ["2026-03-06T21:05:00Z", "00:05", "00:05"],
  ["2026-03-06T20:59:00Z", "6 мар. 23:59", "Mar 6 23:59"],
  ["2025-12-31T12:00:00Z", "31 дек. 2025 г. 15:00", "Dec 31, 2025 15:00"],
])("%s is said with its day unless that is the venue's present one", (at, ru, en) => {
  expect(String(formatMoment("ru", new Date(at), "Europe/Moscow", now))).toBe(ru);
  expect(String(formatMoment("en", new Date(at), "Europe/Moscow", now))).toBe(en);
});

test("a promise of tomorrow is told with its date, one after midnight too", () => {
  const at = (iso: string) => {
    const { day, date, time } = momentArgs("ru", new Date(iso), "Europe/Moscow", now);
    return { day, date: String(date), time: String(time) };
  };
  expect(at("2026-03-07T06:00:00Z")).toMatchObject({ day: "today", time: "09:00" });
  expect(at("2026-03-08T06:00:00Z")).toEqual({ day: "other", date: "8 мар.", time: "09:00" });
  expect(at("2026-03-06T20:50:00Z")).toMatchObject({ day: "other", date: "6 мар." });
});

// What it is divided by is the currency's (ISO 4217), and no kopeck of the largest sum is lost.
test.each([
  [45_000, "RUB", "450 ₽", "₽450"],
  [45_050, "RUB", "450,50 ₽", "₽450.50"],
  [450_000, "HUF", "4 500 Ft", "Ft 4,500"],
  [450_050, "RSD", "4 500,50 RSD", "RSD 4,500.50"],
  [450, "JPY", "450 ¥", "¥450"],
  [1234, "KWD", "1,234 KWD", "KWD 1.234"],
  [Number.MAX_SAFE_INTEGER, "RUB", "90 071 992 547 409,91 ₽", "₽90,071,992,547,409.91"],
])("%i minor units of %s read %s and %s", (sum, currency, ru, en) => {
  const plain = (text: string) => text.replace(/\s/g, " ");
  expect(plain(formatMoney("ru", sum, currency))).toBe(ru);
  expect(plain(formatMoney("en", sum, currency))).toBe(en);
});
