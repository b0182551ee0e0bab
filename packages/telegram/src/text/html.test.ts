import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeHtml, fitLines, shorten } from "./html.ts";

const people = fc.string({ unit: "grapheme", maxLength: 60 });

/** What Telegram counts and shows of HTML. */
function visible(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

test("people's text is shown as it is, whatever tags it has", () => {
  fc.assert(
    fc.property(fc.oneof(people, fc.constantFrom("<b>", "&lt;", "</a>&amp;<i", "a & b")), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>]|&(?!lt;|gt;|amp;)/);
      expect(visible(escapeHtml(text))).toBe(text);
    }),
  );
});

describe("a text that is shortened", () => {
  test("is whole when it fits, else ends with an ellipsis, within the limit", () => {
    expect(shorten("Cappuccino", 10)).toBe("Cappuccino");
    expect(shorten("Cappuccino", 9)).toBe("Cappucci…");
    expect(shorten("A B", 2)).toBe("A…");
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const short = shorten(text, limit);
        expect(short.length).toBeLessThanOrEqual(Math.max(limit, 1));
        if (text.length <= limit) expect(short).toBe(text);
      }),
    );
  });

  test("is never cut inside what people see as one character", () => {
    expect(shorten("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 20)).toBe("👩‍👩‍👧‍👦…");
    expect(shorten("🍵🍵🍵", 4)).toBe("🍵…");
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const whole = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
        const kept = shorten(text, limit).replace(/…$/, "");
        expect(shorten(text, limit).isWellFormed()).toBe(text.isWellFormed());
        if (text.length > limit) {
          const prefixes = whole.map((_, index) => whole.slice(0, index).join("").trimEnd());
          expect(prefixes).toContain(kept);
        }
      }),
    );
  });

  test("escaped afterwards, never ends inside an entity", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("&", "<", "a"), maxLength: 30 }), (text) => {
        expect(escapeHtml(shorten(text, 10))).not.toMatch(/&(?!lt;|gt;|amp;)/);
      }),
    );
  });
});

describe("lines that have to fit", () => {
  const more = (hidden: number) => `and ${hidden} more`;

  test("are all there when there is room, exactly", () => {
    expect(fitLines(["one", "two"], 7, more)).toBe("one\ntwo");
    expect(fitLines([], 10, more)).toBe("");
    expect(fitLines(["&lt;b&gt;", "<i>x</i>"], 5, more)).toBe("&lt;b&gt;\n<i>x</i>");
  });

  test("are kept from the top; the last line tells how many are not", () => {
    expect(fitLines(["one", "two", "three", "four"], 15, more)).toBe("one\nand 3 more");
    expect(fitLines(["much too long a line"], 12, more)).toBe("and 1 more");
  });

  test("never show more than the limit, and count what they hide", () => {
    const line = people.map((text) => `• ${escapeHtml(text.replaceAll("\n", " "))} <i>(x)</i>`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 15, max: 400 }), (lines, limit) => {
        const text = fitLines(lines, limit, more);
        expect(visible(text).length).toBeLessThanOrEqual(limit);
        const shown = text === "" ? [] : text.split("\n");
        const hidden = Number(/^and (\d+) more$/.exec(shown.at(-1) ?? "")?.[1] ?? 0);
        expect(shown.length - (hidden > 0 ? 1 : 0) + hidden).toBe(lines.length);
        expect(lines.slice(0, lines.length - hidden)).toEqual(shown.slice(0, lines.length - hidden));
      }),
    );
  });
});
