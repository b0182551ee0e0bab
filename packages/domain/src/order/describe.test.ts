import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shortNumber } from "./create.ts";
import { describePurchase } from "./describe.ts";

describe("what was bought", () => {
  test("from items, with options as a list or as names and values", () => {
    const items = [
      {
        name: "Капучино",
        quantity: 2,
        price: 25000,
        options: { Молоко: "овсяное", Сахар: true, Размер: 300, Сироп: "" },
      },
      { name: "Cookie", quantity: 1, options: ["warm", "to go"] },
    ];
    expect(describePurchase(items, null)).toEqual([
      { quantity: 2, name: "Капучино", details: ["Молоко: овсяное", "Сахар", "Размер: 300"] },
      { quantity: 1, name: "Cookie", details: ["warm", "to go"] },
    ]);
  });

  test("from both: what the description says beside the items is never lost, what repeats them is", () => {
    const items = [{ name: "Раф", quantity: 1 }];
    expect(describePurchase(items, "Раф\nАллергия на орехи!").map(({ name }) => name)).toEqual([
      "Раф",
      "Аллергия на орехи!",
    ]);
    expect(describePurchase(items, [{ Wish: "no nuts", Table: 5 }])).toContainEqual({
      quantity: null,
      name: "no nuts",
      details: ["Table: 5"],
    });
  });

  test("from a text, line by line", () => {
    expect(describePurchase(null, "Капучино 0,3\n\n  Круассан ")).toEqual([
      { quantity: null, name: "Капучино 0,3", details: [] },
      { quantity: null, name: "Круассан", details: [] },
    ]);
  });

  test("from a list of texts", () => {
    expect(describePurchase([], ["Latte", "Bagel"]).map(({ name }) => name)).toEqual(["Latte", "Bagel"]);
  });

  test("from a list of names and values: the first value is the name, empty ones are left out", () => {
    const description = [{ Напиток: "Раф", Количество: 2, Сироп: null, Молоко: "", Навынос: true }];
    expect(describePurchase(undefined, description)).toEqual([
      { quantity: 2, name: "Раф", details: ["Навынос"] },
    ]);
  });

  test("a quantity that is no number stays a detail", () => {
    const description = [
      { Drink: "Latte", Quantity: "a few" },
      { Drink: "Tea", "Кол-во": "3" },
    ];
    expect(describePurchase(null, description)).toEqual([
      { quantity: null, name: "Latte", details: ["Quantity: a few"] },
      { quantity: 3, name: "Tea", details: [] },
    ]);
  });

  test("anything at all becomes lines with names, and never fails", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (items, description) => {
        for (const line of describePurchase(items, description)) {
          expect(line.name).not.toBe("");
          for (const detail of line.details) expect(typeof detail).toBe("string");
        }
      }),
    );
  });
});

describe("the number people say", () => {
  test.each([
    ["A-1042", "A-1042"],
    ["1234567890", "1234567890"],
    ["9f8e7d6c-5b4a-4c3d-8e2f-1a0b9c8d7e6f", "8D7E6F"],
    ["заказ-от-среды-№7а", "СРЕДЫ7А".slice(-6)],
    ["-----------", "------"],
  ])("of %s is %s", (id, number) => {
    expect(shortNumber(id)).toBe(number);
  });

  test("is short and there, whatever the café's id", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 128, unit: "binary" }), (id) => {
        const number = shortNumber(id);
        expect(number.length).toBeGreaterThan(0);
        expect(number.length).toBeLessThanOrEqual(20);
        expect(number.isWellFormed()).toBe(true);
      }),
    );
  });
});
