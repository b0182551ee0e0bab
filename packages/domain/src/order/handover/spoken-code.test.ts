import { expect, test } from "vitest";
import { readSpokenCode, saidCode, spokenCode, spokenCodes } from "./spoken-code.ts";

const all = Array.from({ length: spokenCodes }, (_, number) => spokenCode(number));

test("every code is said as two numbers that sound like no others, and read however it was typed", () => {
  expect(new Set(all).size).toBe(spokenCodes);
  for (const code of all) {
    expect(saidCode(code)).toMatch(/^[2-8][2-8] [2-8][2-8]$/);
    expect(code).not.toMatch(/[0179]/);
  }
  for (const typed of ["2468", "24 68", " 24-68 ", "24–68"]) expect(readSpokenCode(typed)).toBe("2468");
});

test.each(["", "246", "24680", "2 468", "1357", "2467", "24 68 спасибо", "/2468"])(
  "%j is no code",
  (text) => {
    expect(readSpokenCode(text)).toBeNull();
  },
);
