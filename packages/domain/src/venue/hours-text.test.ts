import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHours } from "./hours-text.ts";
import type { HoursWords } from "./hours-tokens.ts";

const words: HoursWords = {
  mon: ["пн", "пон*", "mon*"],
  tue: ["вт", "вто*", "tue*"],
  wed: ["ср", "сре*", "wed*"],
  thu: ["чт", "чет*", "thu*"],
  fri: ["пт", "пят*", "fri*"],
  sat: ["сб", "суб*", "sat*"],
  sun: ["вс", "вос*", "sun*"],
  daily: ["ежедневно", "daily"],
  weekdays: ["будни", "weekday*"],
  weekend: ["выходные", "weekend*"],
  closed: ["выходной", "закрыто", "closed", "off"],
  always: ["круглосуточно", "always"],
  from: ["с", "from"],
  to: ["до", "по", "to"],
  noise: ["и", "and"],
};
const read = (text: string) => readHours(text, words);
const day = (...ranges: [number, number][]) => ranges.map(([from, to]) => [from * 60, to * 60]);
const week = (weekdays: number[][], saturday: number[][] = [], sunday: number[][] = []) => ({
  hours: [weekdays, weekdays, weekdays, weekdays, weekdays, saturday, sunday],
});
const all = (range: number[][]) => week(range, range, range);

describe("hours as people write them", () => {
  test.each([
    ["08:00-22:00", all(day([8, 22]))],
    ["8-22", all(day([8, 22]))],
    ["8.30 – 22.00", all(day([8.5, 22]))],
    ["с 8 до 22", all(day([8, 22]))],
    ["8am-10pm", all(day([8, 22]))],
    ["12 p.m. to 12 a.m.", all(day([12, 24]))],
    ["10-24", all(day([10, 24]))],
    ["18:00-03:00", all(day([18, 27]))],
    ["8-13, 14-22", all(day([8, 13], [14, 22]))],
    ["14-22 8-13", all(day([8, 13], [14, 22]))],
    ["8-13, 12:00-20", all(day([8, 20]))],
    ["пн-пт 8-22, сб 10-20, вс выходной", week(day([8, 22]), day([10, 20]))],
    [
      "Понедельник — пятница: 8:00–22:00; суббота и воскресенье: 10:00–20:00",
      week(day([8, 22]), day([10, 20]), day([10, 20])),
    ],
    ["пн, вт, ср, чт, пт 8-22\nсб, вс закрыто", week(day([8, 22]))],
    ["пн по пт с 8 до 22", week(day([8, 22]))],
    ["будни 8-22 выходные 10-18", week(day([8, 22]), day([10, 18]), day([10, 18]))],
    ["пн-пт 8-22, сб-вс выходные", week(day([8, 22]))],
    ["пн-пт 8-22", week(day([8, 22]))],
    ["Mon-Fri 8-13 and 14-22, Sat 10-20, Sun off", week(day([8, 13], [14, 22]), day([10, 20]))],
    ["пн-пт - 8-22", week(day([8, 22]))],
    ["ежедневно 8-22, вс 10-18", week(day([8, 22]), day([8, 22]), day([10, 18]))],
    ["8-22, вс выходной", week(day([8, 22]), day([8, 22]))],
    ["пт-пн 10-12", { hours: [day([10, 12]), [], [], [], day([10, 12]), day([10, 12]), day([10, 12])] }],
    ["будни круглосуточно", week(day([0, 24]))],
    ["круглосуточно", { hours: null }],
    ["24/7", { hours: null }],
    ["0:00-24:00", { hours: null }],
    ["0-0", { hours: null }],
    ["daily always", { hours: null }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("what cannot be meant names the place", () => {
  test.each([
    ["привет", "привет"],
    ["25:00-26:00", "25:00"],
    ["8:60-22", "8:60"],
    ["0800-2200", "0800"],
    ["13pm-14", "13pm"],
    ["24-8", "24"],
    ["8", "8"],
    ["8-", "8"],
    ["8 22", "8"],
    ["пн-пт", "пт"],
    ["пн-пт 8-22, сб", "сб"],
    ["8-22 🙂", "🙂"],
    ["- 8-22", "-"],
    ["выходной", "выходной"],
    ["", ""],
  ])("%s", (text, at) => {
    expect(read(text)).toEqual({ problem: "unreadable", at });
  });

  test("a venue that never opens is a mistake", () => {
    expect(read("пн-вс выходной")).toEqual({ problem: "never_open" });
  });
});

test("whatever is typed, what is understood is seven days of ranges in order", () => {
  const pieces = fc.constantFrom(
    "пн",
    "сб",
    "-",
    "8",
    "22:00",
    "выходной",
    "выходные",
    ",",
    "ежедневно",
    "до",
    "24/7",
    "?",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 12 }).map((some) => some.join(" ")),
      ),
      (text) => {
        const result = read(text);
        if (!("hours" in result) || result.hours === null) return;
        expect(result.hours).toHaveLength(7);
        for (const day of result.hours)
          for (const [index, [from, to]] of day.entries()) {
            expect(from).toBeGreaterThanOrEqual(index === 0 ? 0 : (day[index - 1]?.[1] ?? 0) + 1);
            expect(from).toBeLessThan(1440);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(2880);
          }
      },
    ),
  );
});
