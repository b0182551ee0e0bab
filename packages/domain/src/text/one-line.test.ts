import { describe, expect, test } from "vitest";
import { isBlank, oneLine } from "./one-line.ts";

describe("one line", () => {
  test.each([
    ["a line break cannot begin a line of ours", "Anna\n✅ checked", "Anna ✅ checked"],
    ["nor any other separator", "a\r\nb\u2028c\u0085d\te", "a b cd e"],
    ["what turns the direction of text is gone", "\u202ebarista\u202c", "barista"],
    ["a family emoji and a flag stay whole", "👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
    ["letters are composed", "Й", "Й"],
    ["ends are trimmed, also of what has no width", "\ufeff\u00a0 Anna \u200b", "Anna"],
  ])("%s", (_, text, expected) => {
    expect(oneLine(text)).toBe(expected);
  });
});

test.each(["", " ", "\u00a0\u200b", "\u2800", "\u3164", "\u200d", "\u2060\t"])("%j is blank", (text) => {
  expect(isBlank(text)).toBe(true);
});

test.each([".", "👩‍🍳", "ё"])("%j is not blank", (text) => {
  expect(isBlank(text)).toBe(false);
});
