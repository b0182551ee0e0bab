import { placeOrderRequest } from "@gotovo/contract";
import { describe, expect, it } from "vitest";
import { type CheckoutRequest, checkoutRequest, orderOf } from "./checkout.ts";
import { loadDemoMenu } from "./menu.ts";

const menu = loadDemoMenu();
const ids = { orderId: "demo-1", number: "101", siteUserId: "user-1" };
const cappuccino = {
  item: "cappuccino",
  size: "m",
  choices: { milk: "oat", syrup: "none" },
  quantity: 2,
};
const request: CheckoutRequest = { language: "ru", name: "Аня", lines: [cappuccino], total: 70000 };

describe("the order of a checkout", () => {
  it("has the menu's names and prices, and says only what was chosen", () => {
    const order = orderOf(menu, "v1", request, ids);
    expect(order?.items).toEqual([
      { name: "Капучино", quantity: 2, price: 35000, options: { Размер: "0,3 л", Молоко: "Овсяное" } },
    ]);
    expect(order).toMatchObject({ total: 70000, currency: "RUB", number: "101", status: "placed" });
    expect(order?.customer).toEqual({ site_user_id: "user-1", name: "Аня" });
    expect(placeOrderRequest.safeParse(order).success).toBe(true);
  });

  it("speaks the customer's language", () => {
    const order = orderOf(menu, "v1", { ...request, language: "en" }, ids);
    expect(order?.items?.[0]?.options).toEqual({ Size: "300 ml", Milk: "Oat" });
  });

  it("does not sell at another price than the menu's", () => {
    expect(orderOf(menu, "v1", { ...request, total: 1 }, ids)).toBeNull();
  });

  it.each([
    ["an item", { ...cappuccino, item: "tea" }],
    ["a size", { ...cappuccino, size: "xxl" }],
    ["a choice", { ...cappuccino, choices: { milk: "soy", syrup: "none" } }],
    ["a missing choice", { ...cappuccino, choices: { milk: "oat" } }],
    ["an option of another item", { ...cappuccino, item: "croissant", size: "one" }],
    ["a prototype's name", { ...cappuccino, choices: { milk: "oat", __proto__: "x", constructor: "none" } }],
  ])("refuses %s that the menu does not have", (_, line) => {
    expect(orderOf(menu, "v1", { ...request, lines: [line] }, ids)).toBeNull();
  });

  it.each([
    ["no lines", { lines: [] }],
    ["half a cup", { lines: [{ ...cappuccino, quantity: 0.5 }] }],
    ["less than nothing", { lines: [{ ...cappuccino, quantity: -1 }] }],
    ["a price of its own", { lines: [{ ...cappuccino, price: 1 }] }],
    ["an empty name", { name: "" }],
  ])("refuses a request with %s", (_, changes) => {
    expect(checkoutRequest.safeParse({ ...request, ...changes }).success).toBe(false);
  });
});

describe("the demo's menu", () => {
  it("names only options that exist, and every id once", () => {
    const known = Object.keys(menu.options);
    expect(menu.items.flatMap((item) => item.options).filter((key) => !known.includes(key))).toEqual([]);
    const names = menu.items.map((item) => item.id);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(9);
  });
});
