import { describe, expect, test } from "vitest";
import {
  changedFields,
  faultOf,
  type OrderDetails,
  unseenAfter,
  unseenFields,
  withChange,
} from "./details.ts";
import { purchaseChange } from "./purchase-change.ts";

const raf = { name: "Раф", quantity: 1, options: { Молоко: "овсяное" } };
const tea = { name: "Чай", quantity: 2 };
const order: OrderDetails = {
  items: [raf, tea],
  description: null,
  total: 500,
  currency: "RUB",
  note: "без сахара",
  pickup: { table: "5" },
  metadata: { a: "1" },
  promisedAt: new Date("2026-11-20T12:00:00Z"),
};

describe("a change of an order", () => {
  test("leaves what is absent, removes what is null, merges metadata", () => {
    const after = withChange(order, { note: null, total: 400, metadata: { b: "2" }, items: undefined });
    expect(after).toEqual({ ...order, note: null, total: 400, metadata: { a: "1", b: "2" } });
    expect(changedFields(order, after)).toEqual(["note", "total", "metadata"]);
    expect(
      changedFields(
        order,
        withChange(order, { ...order, items: [{ options: raf.options, quantity: 1, name: "Раф" }, tea] }),
      ),
    ).toEqual([]);
  });

  test("that leaves no order names the field", () => {
    expect(faultOf(order)).toBeNull();
    expect(faultOf(withChange(order, { items: null }))).toBe("items");
    expect(faultOf(withChange(order, { items: null, description: "Раф" }))).toBeNull();
    expect(faultOf(withChange(order, { currency: null }))).toBe("currency");
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`k${n}`, ""]));
    expect(faultOf(withChange(order, { metadata: many }))).toBe("metadata");
    expect(faultOf(withChange(order, { metadata: { ...many, a: null } }))).toBeNull();
  });

  test("is told against what staff have seen last; changed back, it is none", () => {
    const second = withChange(order, { total: 400 });
    const third = withChange(second, { note: null });
    const once = unseenAfter(null, order, second, 2);
    const twice = unseenAfter(once, second, third, 3);
    expect(twice).toMatchObject({ version: 3, before: { total: 500, note: "без сахара" } });
    expect(twice && unseenFields(twice, third)).toEqual(["note", "total"]);
    expect(unseenAfter(twice, third, withChange(third, { metadata: { b: "2" } }), 4)).toBe(twice);
    expect(unseenAfter(twice, third, order, 4)).toBeNull();
    expect(JSON.stringify(twice)).not.toContain("metadata");
  });

  test("tells lines that came from lines that went; another quantity is both", () => {
    const after = { items: [raf, raf, { ...tea, quantity: 1 }], description: null };
    const { added, removed } = purchaseChange(order, after);
    expect(added.map(({ name, quantity }) => [name, quantity])).toEqual([
      ["Раф", 1],
      ["Чай", 1],
    ]);
    expect(removed.map(({ name, quantity }) => [name, quantity])).toEqual([["Чай", 2]]);
  });
});
