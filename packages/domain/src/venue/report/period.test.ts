import { describe, expect, test } from "vitest";
import type { VenueCalendar, WeekHours } from "../hours.ts";
import { addDays, instantOf, localDate } from "./local-time.ts";
import { reportRange } from "./period.ts";
import { closingMinute, dayAt, lastClosing } from "./venue-day.ts";

const at = (text: string) => new Date(text);
const everyDay = (from: number, to: number): WeekHours => Array.from({ length: 7 }, () => [[from, to]]);
const cafe: VenueCalendar = { timezone: "Europe/Moscow", openingHours: null, specialHours: [] };
const bar: VenueCalendar = { ...cafe, openingHours: everyDay(18 * 60, 26 * 60) };

describe("days on the clocks of a venue", () => {
  test("an instant has the date of its time zone, and a time of day its instant", () => {
    expect(localDate(at("2026-11-20T21:30:00Z"), "Europe/Moscow")).toBe("2026-11-21");
    expect(localDate(at("2026-11-20T21:30:00Z"), "America/New_York")).toBe("2026-11-20");
    expect(instantOf("2026-11-21", 90, "Europe/Moscow")).toEqual(at("2026-11-20T22:30:00Z"));
    expect(instantOf("2026-11-21", 26 * 60, "Asia/Kathmandu")).toEqual(at("2026-11-21T20:15:00Z"));
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  });

  test("a day of 23 and one of 25 hours begin and end at midnight", () => {
    const zone = "Europe/Berlin";
    const hours = (date: string) =>
      (instantOf(addDays(date, 1), 0, zone).getTime() - instantOf(date, 0, zone).getTime()) / 3_600_000;
    expect([hours("2026-03-29"), hours("2026-10-25"), hours("2026-07-01")]).toEqual([23, 25, 24]);
  });

  test("what a bar sells after midnight belongs to the evening before", () => {
    expect(dayAt(bar, at("2026-11-20T22:59:59Z"))).toBe("2026-11-20");
    expect(dayAt(bar, at("2026-11-20T23:00:00Z"))).toBe("2026-11-21");
    expect(dayAt(cafe, at("2026-11-20T21:00:00Z"))).toBe("2026-11-21");
  });
});

describe("periods", () => {
  test("today is compared with yesterday up to the same time", () => {
    const range = reportRange(cafe, "today", at("2026-11-20T09:30:00Z"));
    expect(range).toEqual({
      from: at("2026-11-19T21:00:00Z"),
      to: at("2026-11-20T09:30:00Z"),
      before: { from: at("2026-11-18T21:00:00Z"), to: at("2026-11-19T09:30:00Z") },
      days: ["2026-11-20"],
      starts: [at("2026-11-19T21:00:00Z")],
    });
  });

  test("yesterday is a whole day, and so is the one before it, whatever the clocks did", () => {
    const range = reportRange(
      { ...cafe, timezone: "Europe/Berlin" },
      "yesterday",
      at("2026-03-30T10:00:00Z"),
    );
    expect([range.from, range.to]).toEqual([at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")]);
    expect(range.before).toEqual({ from: at("2026-03-27T23:00:00Z"), to: at("2026-03-28T23:00:00Z") });
  });

  test("7 and 30 days end with today", () => {
    const week = reportRange(cafe, "week", at("2026-11-20T09:30:00Z"));
    expect(week.days).toEqual(Array.from({ length: 7 }, (_, day) => `2026-11-${14 + day}`));
    expect(week.before).toEqual({ from: at("2026-11-06T21:00:00Z"), to: at("2026-11-13T09:30:00Z") });
    const month = reportRange(cafe, "month", at("2026-11-20T09:30:00Z"));
    expect([month.days.length, month.days[0], month.days.at(-1)]).toEqual([30, "2026-10-22", "2026-11-20"]);
  });

  test("the report at closing time is about the day that ends with it", () => {
    const range = reportRange(bar, "today", at("2026-11-20T23:00:00Z"));
    expect(range.days).toEqual(["2026-11-20"]);
    expect([range.from, range.to]).toEqual([at("2026-11-19T23:00:00Z"), at("2026-11-20T23:00:00Z")]);
    expect(range.before).toEqual({ from: at("2026-11-18T23:00:00Z"), to: at("2026-11-19T23:00:00Z") });
  });
});

describe("closing", () => {
  const split: WeekHours = [
    [
      [480, 840],
      [960, 1320],
    ],
    [],
    [],
    [],
    [],
    [],
    [],
  ];

  test("is the end of the last stretch of a day; 23:00 where it never closes", () => {
    // 2026-11-16 is a Monday.
    const holiday = { from: "2026-11-17", to: "2026-11-18", name: null, hours: [] };
    const days = ["2026-11-16", "2026-11-17"];
    expect(days.map((day) => closingMinute({ ...cafe, openingHours: split }, day))).toEqual([1320, null]);
    expect(days.map((day) => closingMinute({ ...cafe, specialHours: [holiday] }, day))).toEqual([1380, null]);
  });

  test("the latest closing is today's or yesterday's, and a day off has none", () => {
    expect(lastClosing(cafe, at("2026-11-20T20:00:00Z"))).toEqual({
      date: "2026-11-20",
      at: at("2026-11-20T20:00:00Z"),
    });
    expect(lastClosing(cafe, at("2026-11-20T19:59:00Z"))?.date).toBe("2026-11-19");
    expect(lastClosing(bar, at("2026-11-20T23:30:00Z"))?.date).toBe("2026-11-20");
    expect(lastClosing({ ...cafe, openingHours: split }, at("2026-11-20T20:00:00Z"))).toBeNull();
  });
});
