import { describe, expect, test } from "vitest";
import { mergeMetadata } from "./details.ts";
import { countedName, exactQuantity, quantityText } from "./quantity.ts";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");

describe("how much of a thing", () => {
  test.each([
    ["ru", 1.5, "kg", "1,5 кг"],
    ["en", 1.5, "кг", "1.5 kg"],
    ["ru", 0.333, "л.", "0,333 л"],
    ["en", 330, "ml", "330 mL"],
    ["ru", 2, "порции", "2 порции"],
    ["en", 1, "box", "1 box"],
    ["ru", 2, undefined, "2"],
    ["en", 0.5, undefined, "0.5"],
    ["en", 2, "constructor", "2 constructor"],
  ])("in %s %d %s is %s", (locale, quantity, unit, expected) => {
    expect(plain(quantityText(locale, { quantity, unit }))).toBe(expected);
  });

  test("one piece is not counted", () => {
    expect(countedName("ru", { quantity: 1, name: "Раф" })).toBe("Раф");
    expect(countedName("ru", { quantity: null, name: "Раф" })).toBe("Раф");
    expect(plain(countedName("ru", { quantity: 1.5, unit: "kg", name: "Сыр" }))).toBe("1,5 кг × Сыр");
  });

  test("loses what binary fractions add, and nothing else", () => {
    expect(exactQuantity(0.1 + 0.2)).toBe(0.3);
    expect(exactQuantity(1.2345)).toBe(1.2345);
  });
});

test("metadata is merged key by key; null removes one, or all", () => {
  const before = { a: "1", b: "2" };
  expect(mergeMetadata(before, { b: null, c: "3" })).toEqual({ a: "1", c: "3" });
  expect(mergeMetadata(before, { a: "" })).toEqual({ a: "", b: "2" });
  expect(mergeMetadata(before, null)).toEqual({});
});
