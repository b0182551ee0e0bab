import { describe, expect, test } from "vitest";
import { busyEnd } from "./busy.ts";
import {
  checkDayHours,
  checkWeekHours,
  isDate,
  isTimezone,
  specialHoursOverlap,
  type WeekHours,
} from "./hours.ts";
import { pauseEnd } from "./pause.ts";
import { type WeekPeriod, weekOfPeriods, weekPeriods } from "./periods.ts";

const everyDay = (...day: [number, number][]): WeekHours => Array.from({ length: 7 }, () => day);
const at = (text: string) => new Date(text);

describe("hours that cannot be meant", () => {
  test.each<[string, WeekHours, string | null]>([
    ["a usual week", everyDay([480, 780], [840, 1320]), null],
    ["nights", everyDay([1080, 1620]), null],
    ["round the clock", everyDay([0, 1440]), null],
    ["ranges over one another", everyDay([480, 780], [700, 1320]), "overlap"],
    ["a night that runs into the morning", everyDay([480, 600], [1080, 1980]), "overlap"],
    ["longer than a day", everyDay([480, 2000]), "empty_range"],
    ["never open", everyDay(), "never_open"],
  ])("%s", (_, week, problem) => {
    expect(checkWeekHours(week)).toBe(problem);
  });

  test("of one day, and of days that two claim", () => {
    expect(checkDayHours([[600, 600]])).toBe("empty_range");
    expect(
      checkDayHours([
        [900, 960],
        [600, 660],
      ]),
    ).toBe("unordered");
    const day = (from: string, to: string) => ({ from, to, name: null, hours: [] });
    expect(specialHoursOverlap([day("2026-12-31", "2027-01-08"), day("2026-12-01", "2026-12-30")])).toBe(
      false,
    );
    expect(specialHoursOverlap([day("2026-12-31", "2027-01-08"), day("2027-01-08", "2027-01-08")])).toBe(
      true,
    );
  });
});

test("days and time zones are told from what only looks like them", () => {
  expect(["2026-02-28", "2026-02-29", "2026-2-3", "x"].map(isDate)).toEqual([true, false, false, false]);
  expect(["Europe/Moscow", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+3"].map(isTimezone)).toEqual(
    Array(4).fill(true),
  );
  expect(["+03:00", "MSK", "Europe/Nowhere", "Moscow", ""].map(isTimezone)).toEqual(Array(5).fill(false));
});

test("periods and hours are two ways of saying the same", () => {
  const periods: WeekPeriod[] = [
    { day: "monday", opens: "08:00", closes: "13:00" },
    { day: "monday", opens: "14:00", closes: "24:00" },
    { day: "friday", opens: "18:00", closes: "03:00" },
  ];
  const week = weekOfPeriods(periods.toReversed());
  expect(week).toEqual([
    [
      [480, 780],
      [840, 1440],
    ],
    [],
    [],
    [],
    [[1080, 1620]],
    [],
    [],
  ]);
  expect(weekPeriods(week)).toEqual(periods);
  expect(weekPeriods(null)).toBeNull();
});

const cafe = { timezone: "Europe/Moscow", openingHours: everyDay([480, 1320]), specialHours: [] };
const always = { ...cafe, openingHours: null };
const noon = at("2026-11-20T09:00:00Z");

test("busy mode ends when somebody said, and at closing at the latest", () => {
  expect(busyEnd(cafe, at("2026-11-20T10:00:00Z"), noon)).toEqual(at("2026-11-20T10:00:00Z"));
  expect(busyEnd(cafe, at("2026-11-21T10:00:00Z"), noon)).toEqual(at("2026-11-20T19:00:00Z"));
  expect(busyEnd(cafe, null, at("2026-11-20T03:00:00Z"))).toEqual(at("2026-11-20T19:00:00Z"));
  expect(busyEnd(always, null, noon)).toEqual(at("2026-11-20T21:00:00Z"));
});

test("a pause ends in the future, or with the next opening after today's hours", () => {
  expect(pauseEnd(cafe, "opening", noon)).toEqual(at("2026-11-21T05:00:00Z"));
  expect(pauseEnd(cafe, "opening", at("2026-11-20T03:00:00Z"))).toEqual(at("2026-11-20T05:00:00Z"));
  expect(pauseEnd(always, "opening", noon)).toBeNull();
  expect(pauseEnd(cafe, noon, noon)).toBeNull();
  expect(pauseEnd(cafe, at("2027-11-20T09:00:00Z"), noon)).toBeNull();
  expect(pauseEnd(cafe, at("2026-11-20T09:30:00Z"), noon)).toEqual(at("2026-11-20T09:30:00Z"));
});
