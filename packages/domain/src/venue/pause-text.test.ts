import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hoursWords } from "./hours-tokens.ts";
import { type PauseWords, pauseWords, readPause } from "./pause-text.ts";

const known: Partial<Record<string, string[]>> = {
  to: ["до", "until", "till"],
  for: ["на", "for"],
  minutes: ["м", "мин*", "m", "min*"],
  hours: ["ч", "час*", "h", "hour*"],
  half: ["полчаса"],
  opening: ["откры*", "open*"],
};
const words = Object.fromEntries(
  [...hoursWords, ...pauseWords].map((meaning) => [meaning, known[meaning] ?? []]),
) as unknown as PauseWords;

/** 15:00 in Moscow. */
const now = new Date("2026-11-20T12:00:00Z");
const read = (text: string) => readPause(text, words, "Europe/Moscow", now);
const inMinutes = (minutes: number, reason: string | null = null) => ({
  until: new Date(now.getTime() + minutes * 60_000),
  reason,
});

describe("a pause as people write it", () => {
  test.each([
    ["18:30", inMinutes(210)],
    ["до 18:30", inMinutes(210)],
    ["до 18", inMinutes(180)],
    ["18.30, сломалась кофемашина", inMinutes(210, "сломалась кофемашина")],
    ["until 6pm — the grinder broke", inMinutes(180, "the grinder broke")],
    ["14:00", inMinutes(23 * 60)],
    ["15:00", inMinutes(24 * 60)],
    ["24:00", inMinutes(9 * 60)],
    ["40", inMinutes(40)],
    ["40 мин", inMinutes(40)],
    ["на 45 минут санитарный час", inMinutes(45, "санитарный час")],
    ["полчаса", inMinutes(30)],
    ["час", inMinutes(60)],
    ["1 час 20 мин обед", inMinutes(80, "обед")],
    ["1.5 часа", inMinutes(90)],
    ["2h 3 people are ill", inMinutes(120, "3 people are ill")],
    ["до открытия", { until: "opening", reason: null }],
    ["until opening: no water", { until: "opening", reason: "no water" }],
    ["18", { problem: "unreadable" }],
    ["0 мин", { problem: "unreadable" }],
    ["25:00", { problem: "unreadable" }],
    ["скоро", { problem: "unreadable" }],
    ["", { problem: "unreadable" }],
    [`18:30 ${"я".repeat(201)}`, { problem: "reason_too_long" }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test("whatever is typed, it is until later, or not understood", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^(до )?\d{1,3}[:. ]?\d{0,2} ?(мин|ч)?$/)),
        (text) => {
          const found = read(text);
          if ("until" in found && found.until !== "opening")
            expect(found.until.getTime()).toBeGreaterThan(now.getTime());
        },
      ),
    );
  });
});
