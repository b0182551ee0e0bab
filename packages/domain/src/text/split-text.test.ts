import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitText } from "./split-text.ts";

const people = fc.string({ unit: "grapheme", maxLength: 400 });

describe("a long text", () => {
  test("is cut at line ends first, then between words", () => {
    expect(splitText("one two\nthree four\nfive", 18)).toEqual(["one two\nthree four", "five"]);
    expect(splitText("one two three four", 10)).toEqual(["one two", "three four"]);
    expect(splitText("short", 10)).toEqual(["short"]);
  });

  test("is cut between characters when it has no spaces, never inside one", () => {
    expect(splitText("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12)).toEqual(["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
    expect(splitText("aaaaa", 2)).toEqual(["aa", "aa", "a"]);
  });

  test("loses nothing but white space, and no piece is too long or broken", () => {
    const ink = (text: string) => text.replace(/\s+/gu, "");
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 120 }), (text, limit) => {
        const pieces = splitText(text, limit);
        expect(ink(pieces.join(""))).toBe(ink(text));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece.isWellFormed()).toBe(true);
        }
        if (text.trim() !== "") expect(pieces).not.toContain("");
      }),
    );
  });
});
