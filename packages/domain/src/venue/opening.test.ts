import { describe, expect, test } from "vitest";
import type { SpecialHours, WeekHours } from "./hours.ts";
import { closingAt, isOpenAt, nextOpeningAt } from "./opening.ts";
import { addDays, instantOf } from "./report/local-time.ts";

const zone = "Europe/Moscow";
const at = (text: string) => new Date(text);
const calendar = (openingHours: WeekHours | null, timezone = zone, specialHours: SpecialHours[] = []) => ({
  openingHours,
  timezone,
  specialHours,
});
const weekdays = (day: WeekHours[number]): WeekHours => [day, day, day, day, day, [], []];
const cafe = weekdays([[8 * 60, 22 * 60]]);
const week24: WeekHours = Array.from({ length: 7 }, () => [[0, 1440]]);
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
    // 2026-11-16 is a Monday.
    const date = addDays("2026-11-16", Math.floor(minute / 1440));
    expect(isOpenAt(calendar(hours), instantOf(date, minute % 1440, zone))).toBe(open);
  });

  test("by the clocks of its time zone", () => {
    // 2026-11-20 is a Friday; Moscow is at UTC+3.
    expect(isOpenAt(calendar(cafe, zone), at("2026-11-20T04:59:59Z"))).toBe(false);
    expect(isOpenAt(calendar(cafe, zone), at("2026-11-20T05:00:00Z"))).toBe(true);
    expect(isOpenAt(calendar(cafe, "America/New_York"), at("2026-11-20T05:00:00Z"))).toBe(false);
    expect(isOpenAt(calendar(bar, zone), at("2026-11-22T23:30:00Z"))).toBe(false);
    expect(isOpenAt(calendar(bar, zone), at("2026-11-22T22:30:00Z"))).toBe(true);
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
    expect(nextOpeningAt(calendar(hours, zone), at(now))).toEqual(at(opening));
  });

  test("not, when it is open or never opens", () => {
    expect(nextOpeningAt(calendar(cafe, zone), at("2026-11-20T09:00:00Z"))).toBeNull();
    expect(nextOpeningAt(calendar(null, zone), at("2026-11-20T09:00:00Z"))).toBeNull();
    expect(
      nextOpeningAt(calendar([[], [], [], [], [], [], []], zone), at("2026-11-20T09:00:00Z")),
    ).toBeNull();
  });

  test("at the hour on its clocks, also when these were changed in the night", () => {
    const berlin = "Europe/Berlin";
    const everyDay: WeekHours = Array.from({ length: 7 }, () => [[480, 1320]]);
    expect(nextOpeningAt(calendar(everyDay, berlin), at("2026-03-28T22:00:00Z"))).toEqual(
      at("2026-03-29T06:00:00Z"),
    );
    expect(nextOpeningAt(calendar(everyDay, berlin), at("2026-10-24T22:00:00Z"))).toEqual(
      at("2026-10-25T07:00:00Z"),
    );
  });
});

describe("holidays and days with other hours", () => {
  const newYear = { from: "2026-12-31", to: "2027-01-08", name: "New Year", hours: [] };
  const shortDay = {
    from: "2026-11-20",
    to: "2026-11-20",
    name: null,
    hours: [[600, 1500]] as [number, number][],
  };

  test("take the place of the usual hours", () => {
    expect(isOpenAt(calendar(cafe, zone, [shortDay]), at("2026-11-20T06:59:00Z"))).toBe(false);
    expect(isOpenAt(calendar(cafe, zone, [shortDay]), at("2026-11-20T07:00:00Z"))).toBe(true);
    // The night after the short day, until one.
    expect(isOpenAt(calendar(cafe, zone, [shortDay]), at("2026-11-20T21:59:00Z"))).toBe(true);
    expect(isOpenAt(calendar(cafe, zone, [shortDay]), at("2026-11-20T22:00:00Z"))).toBe(false);
    expect(isOpenAt(calendar(null, zone, [newYear]), at("2027-01-01T09:00:00Z"))).toBe(false);
  });

  test("are waited through", () => {
    expect(nextOpeningAt(calendar(cafe, zone, [newYear]), at("2026-12-30T20:00:00Z"))).toEqual(
      at("2027-01-11T05:00:00Z"),
    );
    expect(nextOpeningAt(calendar(null, zone, [newYear]), at("2027-01-01T09:00:00Z"))).toEqual(
      at("2027-01-08T21:00:00Z"),
    );
  });
});

describe("an open venue closes", () => {
  test.each([
    ["this evening", cafe, "2026-11-20T09:00:00Z", "2026-11-20T19:00:00Z"],
    ["in the night", bar, "2026-11-20T16:00:00Z", "2026-11-21T00:00:00Z"],
    ["not, when it is closed", cafe, "2026-11-21T09:00:00Z", null],
    ["not, when it never does", null, "2026-11-21T09:00:00Z", null],
    ["not, when each day goes on into the next", week24, "2026-11-21T09:00:00Z", null],
  ] as const)("%s", (_, hours, now, closing) => {
    expect(closingAt(calendar(hours), at(now))).toEqual(closing && at(closing));
  });
});
