import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  codeAlphabet,
  codeFromBytes,
  codeLength,
  formatCode,
  looksLikeCode,
  normalizeCode,
} from "./pairing-code.ts";

const code = fc.uint8Array({ minLength: 7, maxLength: 32 }).map(codeFromBytes);

/** Latin letters as a Russian keyboard has them. */
const cyrillic: Record<string, string> = {
  A: "А",
  B: "В",
  C: "С",
  E: "Е",
  H: "Н",
  K: "К",
  M: "М",
  P: "Р",
  T: "Т",
  X: "Х",
  Y: "У",
  3: "З",
};

describe("a pairing code", () => {
  test("has 32 letters and digits nobody mixes up", () => {
    expect(new Set(codeAlphabet).size).toBe(32);
    expect(codeAlphabet).toMatch(/^[A-Z2-9]+$/);
    expect(codeAlphabet).not.toMatch(/[IO01]/);
  });

  test("uses each of its 50 bits: another bit is another code", () => {
    const codes = new Set([codeFromBytes(new Uint8Array(7))]);
    for (let bit = 0; bit < 50; bit++) {
      const bytes = new Uint8Array(7);
      bytes[6 - Math.floor(bit / 8)] = 1 << (bit % 8);
      codes.add(codeFromBytes(bytes));
    }
    expect(codes.size).toBe(51);
  });

  test("has every letter equally often at every place", () => {
    const places = Array.from({ length: codeLength }, () => new Map<string, number>());
    // Each place is five bits of its own, so all values of all bytes at all positions cover it evenly.
    for (let position = 0; position < codeLength; position++)
      for (let value = 0; value < 32; value++) {
        const bits = BigInt(value) << BigInt(5 * position);
        const bytes = Uint8Array.from({ length: 7 }, (_, index) =>
          Number((bits >> BigInt(8 * (6 - index))) & 255n),
        );
        const letter = codeFromBytes(bytes)[position] as string;
        places[position]?.set(letter, (places[position]?.get(letter) ?? 0) + 1);
      }
    for (const letters of places) {
      expect([...letters.keys()].sort().join("")).toBe([...codeAlphabet].sort().join(""));
      expect([...letters.values()].every((count) => count === 1)).toBe(true);
    }
  });

  test("is read the way it is shown", () => {
    expect(formatCode("K7FMQ2XW9P")).toBe("K7FM-Q2XW-9P");
    fc.assert(
      fc.property(code, (code) => {
        expect(normalizeCode(formatCode(code))).toBe(code);
      }),
    );
  });
});

describe("what people type", () => {
  test.each([
    ["k7fm-q2xw-9p"],
    ["  K7FM Q2XW 9P\n"],
    ["K7FM–Q2XW—9P"],
    ["K7FM‑Q2XW−9P"],
    ["К7FМ-Q2ХW-9Р"],
    ["к7fм q2хw 9р"],
    ["Ｋ７ＦＭＱ２ＸＷ９Ｐ"],
    ["K7FM.Q2XW_9P"],
    ["\u200bK7FM-Q2XW-9P\u200b"],
    ["K7FM\u00adQ2XW\u20609P"],
    ["\u202aK7FM-Q2XW-9P\u202c"],
  ])("%j is K7FM-Q2XW-9P", (typed) => {
    expect(normalizeCode(typed)).toBe("K7FMQ2XW9P");
    expect(looksLikeCode(typed)).toBe(true);
  });

  test("any code is understood in any case, with spaces and dashes anywhere and Cyrillic look-alikes", () => {
    const noise = fc.array(fc.constantFrom(" ", "-", "–", "\u00a0", "\t"), { maxLength: 3 });
    const typed = code.chain((code) =>
      fc
        .tuple(...[...code].map((letter) => fc.tuple(fc.boolean(), fc.boolean(), noise, fc.constant(letter))))
        .map((letters) => ({
          code,
          typed: letters
            .map(([lower, swap, noise, letter]) => {
              const seen = swap ? (cyrillic[letter] ?? letter) : letter;
              return (lower ? seen.toLowerCase() : seen) + noise.join("");
            })
            .join(""),
        })),
    );
    fc.assert(
      fc.property(typed, ({ code, typed }) => {
        expect(normalizeCode(typed)).toBe(code);
      }),
    );
  });

  test.each([
    [""],
    ["K7FM-Q2XW-9"],
    ["K7FM-Q2XW-9PP"],
    ["K7FM-Q2XW-9O"],
    ["K7FM-Q2XW-9!"],
    ["'; drop table"],
    ["0".repeat(100)],
    ["K7FM-Q2XW-9P".padEnd(65)],
    ["\u0000".repeat(10)],
    ["🍵".repeat(10)],
  ])("%j is no code", (typed) => {
    expect(normalizeCode(typed)).toBeNull();
  });

  test("whatever is typed is a code of the alphabet or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (typed) => {
        const code = normalizeCode(typed);
        if (code !== null) expect([...code].every((letter) => codeAlphabet.includes(letter))).toBe(true);
        if (code !== null) expect(code).toHaveLength(codeLength);
        if (code !== null && /\d/.test(typed)) expect(looksLikeCode(typed)).toBe(true);
      }),
    );
  });

  test.each([["K7FM-Q2X"], ["K7FM Q2XW 9O"], ["1234567890"]])("%j is meant as a code", (typed) => {
    expect(looksLikeCode(typed)).toBe(true);
  });

  test.each([
    ["спасибо"],
    ["thanks"],
    ["где мой заказ?"],
    ["буду в 15:30"],
    ["7"],
    ["ok 2"],
    ["/orders"],
    ["Сообщение 1"],
    ["через 10 мин"],
    ["столик 5"],
    ["table 5 now"],
    ["please help"],
    ["strawberry"],
    ["cappuccino2"],
    ["2 по 300"],
    ["BMW-X5"],
    ["c15-0x0"],
  ])("%j is talk", (typed) => {
    expect(looksLikeCode(typed)).toBe(false);
  });
});
