import { expect, test } from "vitest";
import { formatMoment, momentArgs } from "./format.ts";

const now = new Date("2026-03-06T21:30:00Z");

// In Moscow it is half past midnight of the seventh.
test.each([
  ["2026-03-06T21:05:00Z", "00:05", "00:05"],
  ["2026-03-06T20:59:00Z", "6 мар. 23:59", "Mar 6 23:59"],
  ["2025-12-31T12:00:00Z", "31 дек. 2025 г. 15:00", "Dec 31, 2025 15:00"],
])("%s is said with its day unless that is the venue's present one", (at, ru, en) => {
  expect(formatMoment("ru", new Date(at), "Europe/Moscow", now)).toBe(ru);
  expect(formatMoment("en", new Date(at), "Europe/Moscow", now)).toBe(en);
});

test("a promise of tomorrow is told with its date, one after midnight too", () => {
  const at = (iso: string) => momentArgs("ru", new Date(iso), "Europe/Moscow", now);
  expect(at("2026-03-07T06:00:00Z")).toMatchObject({ day: "today", time: "09:00" });
  expect(at("2026-03-08T06:00:00Z")).toEqual({ day: "other", date: "8 мар.", time: "09:00" });
  expect(at("2026-03-06T20:50:00Z")).toMatchObject({ day: "other", date: "6 мар." });
});
