import { describe, expect, it } from "vitest";
import { loadDemoMenu } from "../../server/demo/menu.ts";
import { type MenuItem, resolveLine, totalOf } from "../../shared/menu.ts";
import {
  addLine,
  type Cart,
  countOf,
  defaultLine,
  keepKnown,
  lineId,
  maxLines,
  parseCart,
  setQuantity,
} from "./cart.ts";

const menu = loadDemoMenu();
const item = (id: string) => menu.items.find((each) => each.id === id) as MenuItem;
const cappuccino = defaultLine(menu, item("cappuccino"));
const croissant = defaultLine(menu, item("croissant"));

describe("the cart", () => {
  it("puts the same thing into one line and another preparation into its own", () => {
    let cart: Cart = addLine([], cappuccino);
    cart = addLine(cart, { ...cappuccino, quantity: 2 });
    cart = addLine(cart, { ...cappuccino, choices: { ...cappuccino.choices, milk: "oat" } });
    expect(cart.map((line) => line.quantity)).toEqual([3, 1]);
    expect(countOf(cart)).toBe(4);
  });

  it("does not care in which order options were chosen", () => {
    const other = { ...cappuccino, choices: { syrup: "none", milk: "cow" } };
    expect(lineId(other)).toBe(lineId(cappuccino));
  });

  it("sums sizes, options and quantities", () => {
    const line = { ...cappuccino, size: "l", choices: { milk: "coconut", syrup: "caramel" }, quantity: 2 };
    expect(resolveLine(menu, line)?.price).toBe(33000 + 7000 + 4000);
    expect(totalOf(menu, [line, croissant])).toBe(2 * 44000 + 18000);
  });

  it("removes a line at none and stops at twenty", () => {
    expect(setQuantity([cappuccino, croissant], lineId(cappuccino), 0)).toEqual([croissant]);
    expect(setQuantity([cappuccino], lineId(cappuccino), 99)[0]?.quantity).toBe(20);
  });

  it("stops at as many lines as the café takes", () => {
    const lines = Array.from({ length: maxLines }, (_, n) => ({ ...cappuccino, size: String(n) }));
    expect(addLine(lines, croissant)).toHaveLength(maxLines);
    expect(addLine(lines, lines[0] as typeof cappuccino)[0]?.quantity).toBe(2);
  });

  it("forgets what the menu no longer has", () => {
    expect(keepKnown(menu, [cappuccino, { ...croissant, item: "bun" }])).toEqual([cappuccino]);
  });

  it("survives storage, and anything else that may be stored there", () => {
    expect(parseCart(JSON.stringify([cappuccino]))).toEqual([cappuccino]);
    for (const stored of [null, "", "{", "{}", "[null]", '[{"item":1}]', '[{"quantity":-1}]'])
      expect(parseCart(stored)).toEqual([]);
  });
});
