import { describe, expect, test } from "vitest";
import { isOpen, isOpenAt, nextOpeningAt } from "./opening.ts";
import type { WeekHours } from "./report/venue-day.ts";

const zone = "Europe/Moscow";
const at = (text: string) => new Date(text);
const weekdays = (day: WeekHours[number]): WeekHours => [day, day, day, day, day, [], []];
const cafe = weekdays([[8 * 60, 22 * 60]]);
const bar: WeekHours = [[], [], [], [], [[18 * 60, 27 * 60]], [[18 * 60, 27 * 60]], [[18 * 60, 26 * 60]]];

describe("a venue is open", () => {
  test.each([
    [cafe, 8 * 60 - 1, false],
    [cafe, 8 * 60, true],
    [cafe, 22 * 60 - 1, true],
    [cafe, 22 * 60, false],
    [cafe, 5 * 1440 + 12 * 60, false],
    [
      weekdays([
        [480, 780],
        [840, 1320],
      ]),
      800,
      false,
    ],
    [bar, 4 * 1440 + 20 * 60, true],
    [bar, 5 * 1440 + 2 * 60 + 59, true],
    [bar, 5 * 1440 + 3 * 60, false],
    // The night from Sunday to Monday is in the next week.
    [bar, 119, true],
    [bar, 120, false],
    [null, 0, true],
  ])("%j at minute %i of the week: %j", (hours, minute, open) => {
    expect(isOpen(hours, minute)).toBe(open);
  });

  test("by the clocks of its time zone", () => {
    // 2026-11-20 is a Friday; Moscow is at UTC+3.
    expect(isOpenAt(cafe, zone, at("2026-11-20T04:59:59Z"))).toBe(false);
    expect(isOpenAt(cafe, zone, at("2026-11-20T05:00:00Z"))).toBe(true);
    expect(isOpenAt(cafe, "America/New_York", at("2026-11-20T05:00:00Z"))).toBe(false);
    expect(isOpenAt(bar, zone, at("2026-11-22T23:30:00Z"))).toBe(false);
    expect(isOpenAt(bar, zone, at("2026-11-22T22:30:00Z"))).toBe(true);
  });
});

describe("a closed venue opens next", () => {
  test.each([
    ["this morning", cafe, "2026-11-20T02:00:00Z", "2026-11-20T05:00:00Z"],
    ["after the weekend", cafe, "2026-11-20T19:00:00Z", "2026-11-23T05:00:00Z"],
    [
      "after a break",
      weekdays([
        [840, 1320],
        [480, 780],
      ]),
      "2026-11-20T10:30:00Z",
      "2026-11-20T11:00:00Z",
    ],
    [
      "on the only day, a week later",
      [[[600, 660]], [], [], [], [], [], []],
      "2026-11-23T08:30:00Z",
      "2026-11-30T07:00:00Z",
    ],
  ] as const)("%s", (_, hours, now, opening) => {
    expect(nextOpeningAt(hours, zone, at(now))).toEqual(at(opening));
  });

  test("not, when it is open or never opens", () => {
    expect(nextOpeningAt(cafe, zone, at("2026-11-20T09:00:00Z"))).toBeNull();
    expect(nextOpeningAt(null, zone, at("2026-11-20T09:00:00Z"))).toBeNull();
    expect(nextOpeningAt([[], [], [], [], [], [], []], zone, at("2026-11-20T09:00:00Z"))).toBeNull();
  });

  test("at the hour on its clocks, also when these were changed in the night", () => {
    const berlin = "Europe/Berlin";
    const everyDay: WeekHours = Array.from({ length: 7 }, () => [[480, 1320]]);
    expect(nextOpeningAt(everyDay, berlin, at("2026-03-28T22:00:00Z"))).toEqual(at("2026-03-29T06:00:00Z"));
    expect(nextOpeningAt(everyDay, berlin, at("2026-10-24T22:00:00Z"))).toEqual(at("2026-10-25T07:00:00Z"));
  });
});
