import { expect, test } from "vitest";
import { createFormats, dayKey, duration } from "./format.ts";

test("durations read as minutes and seconds", () => {
  expect(duration(5)).toBe("0:05");
  expect(duration(65)).toBe("1:05");
});

test("sizes are in the reader's language", () => {
  expect(createFormats("en").bytes(1536)).toBe("1.5 kB");
  expect(createFormats("ru").bytes(1536)).toMatch(/^1,5\s/);
});

test("two moments of one day have one key", () => {
  const noon = new Date(2026, 4, 3, 12).getTime() / 1000;
  expect(dayKey(noon)).toBe(dayKey(noon + 3600));
  expect(dayKey(noon)).not.toBe(dayKey(noon + 86_400));
});
