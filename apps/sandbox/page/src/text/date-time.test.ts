import { expect, test } from "vitest";
import { dateTimeText } from "./date-time.ts";

const noon = new Date(2026, 4, 1, 12, 30, 15).getTime() / 1000;

test("a date and time is shown as its format says, in the reader's language", () => {
  expect(dateTimeText("en", noon, "", noon)).toBeUndefined();
  expect(dateTimeText("en", noon, "wDt", noon)).toMatch(/Friday, May 1, 2026.*12:30/);
  expect(dateTimeText("ru", noon, "D", noon)).toBe("1 мая 2026 г.");
  expect(dateTimeText("ru", noon, "dT", noon)).toBe("01.05.26, 12:30:15");
});

test("a relative one tells how far it is from now", () => {
  expect(dateTimeText("en", noon + 300, "r", noon)).toBe("in 5 minutes");
  expect(dateTimeText("ru", noon - 7200, "r", noon)).toBe("2 часа назад");
  expect(dateTimeText("en", noon, "r", noon)).toBe("now");
});
