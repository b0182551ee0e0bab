import { expect, test } from "vitest";
import { skewOf } from "./server-clock.ts";

const at = (date?: string) => new Headers(date === undefined ? {} : { date });
const now = Date.parse("2026-11-29T10:20:00Z");

test("a clock that is 20 minutes wrong is noticed, one that is about right is left alone", () => {
  expect(skewOf(at("Sun, 29 Nov 2026 10:00:00 GMT"), now, 0)).toBe(-20 * 60_000);
  expect(skewOf(at("Sun, 29 Nov 2026 10:20:01 GMT"), now, 0)).toBe(0);
  expect(skewOf(at("Sun, 29 Nov 2026 10:20:00 GMT"), now, -20 * 60_000)).toBe(0);
});

test("without a readable date what was known stays", () => {
  expect([skewOf(at(), now, 7_000), skewOf(at("soon"), now, 7_000)]).toEqual([7_000, 7_000]);
});
