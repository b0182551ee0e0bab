import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDayHours, isDate, specialHoursOverlap } from "../hours.ts";
import { hoursWords } from "../hours-tokens.ts";
import { addDays } from "../report/local-time.ts";
import { withoutSpecial, withSpecial } from "./change-special.ts";
import { dateWords } from "./date-text.ts";
import { readSpecial, type SpecialWords } from "./special-text.ts";

const known: Partial<Record<string, string[]>> = {
  mon: ["пн", "mon*"],
  fri: ["пт", "пят*", "fri*"],
  closed: ["выходной", "закры*", "closed", "off"],
  weekend: ["выходные"],
  always: ["круглосут*"],
  from: ["с", "from"],
  to: ["до", "по", "to"],
  noise: ["и", "and"],
  jan: ["янв*", "jan*"],
  feb: ["фев*", "feb*"],
  mar: ["мар*", "mar*"],
  dec: ["дек*", "dec*"],
  today: ["сегодня", "today"],
  tomorrow: ["завтра", "tomorrow"],
};
const words = Object.fromEntries(
  [...hoursWords, ...dateWords].map((meaning) => [meaning, known[meaning] ?? []]),
) as unknown as SpecialWords;

/** A Friday. */
const today = "2026-11-20";
const read = (text: string) => readSpecial(text, words, today);
const entry = (from: string, to: string, hours: number[][] = [], name: string | null = null) => ({
  special: { from, to, name, hours },
});
const clock = (from: number, to: number) => [from * 60, to * 60];

describe("a day with other hours, as people write it", () => {
  test.each([
    ["31.12 выходной", entry("2026-12-31", "2026-12-31")],
    ["31/12 закрыто.", entry("2026-12-31", "2026-12-31")],
    ["12/31 closed", entry("2026-12-31", "2026-12-31")],
    ["2027-01-02 closed", entry("2027-01-02", "2027-01-02")],
    ["1.1 выходной", entry("2027-01-01", "2027-01-01")],
    ["07.01.27: выходной, Рождество", entry("2027-01-07", "2027-01-07", [], "Рождество")],
    ["31.12–02.01 выходной Новый год", entry("2026-12-31", "2027-01-02", [], "Новый год")],
    ["с 31 декабря по 8 января закрыты", entry("2026-12-31", "2027-01-08")],
    ["1–8 января выходные", entry("2027-01-01", "2027-01-08")],
    ["1-8.01 выходной", entry("2027-01-01", "2027-01-08")],
    ["Jan 1–8 closed", entry("2027-01-01", "2027-01-08")],
    ["from December 31st, 2026 to Jan 2 closed", entry("2026-12-31", "2027-01-02")],
    ["24th of Dec 8am–2pm Christmas Eve", entry("2026-12-24", "2026-12-24", [clock(8, 14)], "Christmas Eve")],
    ["8 марта 10-18 8 Марта", entry("2027-03-08", "2027-03-08", [clock(10, 18)], "8 Марта")],
    ["31.12 10.00-18.00", entry("2026-12-31", "2026-12-31", [clock(10, 18)])],
    ["31.12 - 10-18", entry("2026-12-31", "2026-12-31", [clock(10, 18)])],
    ["31.12 с 10 до 14 и с 15 до 2", entry("2026-12-31", "2026-12-31", [clock(10, 14), clock(15, 26)])],
    ["31.12 круглосуточно", entry("2026-12-31", "2026-12-31", [clock(0, 24)])],
    ["29 февраля выходной", entry("2028-02-29", "2028-02-29")],
    ["сегодня 10–15", entry(today, today, [clock(10, 15)])],
    ["завтра выходной", entry("2026-11-21", "2026-11-21")],
    ["в пятницу выходной", { problem: "no_date" }],
    ["пятница выходной", entry(today, today)],
    ["пн off", entry("2026-11-23", "2026-11-23")],
    ["18.11–22.11 выходной Ремонт", entry("2026-11-18", "2026-11-22", [], "Ремонт")],
    ["выходной", { problem: "no_date" }],
    ["32.12 выходной", { problem: "no_date" }],
    ["2026-02-29 closed", { problem: "no_date" }],
    ["31.12", { problem: "no_hours" }],
    ["31.12 Новый год", { problem: "no_hours" }],
    ["31.12 до 15", { problem: "no_hours" }],
    ["19.11 выходной", { problem: "past", date: "2026-11-19" }],
    ["31.12.2025 выходной", { problem: "past", date: "2025-12-31" }],
    ["31.12–30.12 выходной", { problem: "too_many_days" }],
    [`31.12 выходной ${"я".repeat(101)}`, { problem: "name_too_long" }],
    ["", { problem: "no_date" }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test("whatever is typed, an entry is one that the API would take, and is not over", () => {
    const bits = fc.constantFrom(
      ..."31.12 1 8 января dec - – 10-18 8:30 выходной с по 2026 2027-01-02 завтра 24 , . год".split(" "),
    );
    const typed = fc.oneof(
      fc.array(bits, { maxLength: 8 }).map((all) => all.join(" ")),
      fc.string(),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const found = read(text);
        if (!("special" in found)) return;
        const { from, to, hours } = found.special;
        expect([isDate(from), isDate(to), from <= to, to >= today]).toEqual([true, true, true, true]);
        expect(checkDayHours(hours)).toBeNull();
      }),
    );
  });
});

const dates = fc.tuple(fc.nat(50), fc.nat(9)).map(([start, length]) => ({
  from: addDays(today, start),
  to: addDays(today, start + length),
  name: null,
  hours: [],
}));

test("what is said last holds, and no day is claimed twice", () => {
  fc.assert(
    fc.property(fc.array(dates, { maxLength: 12 }), (entries) => {
      const special = entries.reduce<(typeof entries)[number][]>(
        (all, added) => withSpecial(all, added, today) as typeof entries,
        [],
      );
      expect(specialHoursOverlap(special)).toBe(false);
      const daysOf = (all: typeof entries) =>
        new Set(
          all.flatMap(({ from, to }) => {
            const days: string[] = [];
            for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
            return days;
          }),
        );
      expect(daysOf(special)).toEqual(daysOf(entries));
      const last = entries.at(-1);
      if (last) expect(special).toContainEqual(last);
    }),
  );
});

test("an entry is taken away by its first day; what is long over goes with any change", () => {
  const over = { from: "2026-09-01", to: "2026-09-02", name: null, hours: [] };
  const coming = { from: "2026-12-31", to: "2027-01-02", name: "Новый год", hours: [] };
  expect(withoutSpecial([over, coming], "2026-12-31", today)).toEqual([]);
  expect(withoutSpecial([over, coming], "2027-01-01", today)).toBeNull();
  const day = { from: "2027-01-01", to: "2027-01-01", name: null, hours: [[600, 900]] as const };
  expect(withSpecial([over, coming], day, today)).toEqual([
    { ...coming, to: "2026-12-31" },
    day,
    { ...coming, from: "2027-01-02" },
  ]);
});
