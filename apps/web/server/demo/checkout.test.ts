import { placeOrderRequest } from "@gotovo/contract";
import { describe, expect, it } from "vitest";
import { resolveLine, totalOf } from "../../shared/menu.ts";
import { repeatedLines } from "../../shared/repeat.ts";
import { type CheckoutRequest, checkoutRequest, orderOf } from "./checkout.ts";
import { loadDemoMenu } from "./menu.ts";

const menu = loadDemoMenu();
const ids = { orderId: "demo-1", number: "101", siteUserId: "user-1", site: "https://coffee.example" };
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

  it("has a link that puts the same into the cart again", () => {
    const latte = { item: "latte", size: "l", choices: { syrup: "vanilla", milk: "cow" }, quantity: 20 };
    const lines = [cappuccino, latte];
    const total = totalOf(menu, lines);
    const link = orderOf(menu, "v1", { ...request, lines, total }, ids)?.repeat_url ?? "";
    expect(link).toMatch(/^https:\/\/coffee\.example\/\?again=/);
    const again = repeatedLines(new URL(link).search);
    expect(again).toEqual(lines);
    expect(again.every((line) => resolveLine(menu, line))).toBe(true);
  });

  it("has no link where customers could not follow it, nor one without end", () => {
    const linkAt = (site: string, lines = [cappuccino]) =>
      orderOf(menu, "v1", { ...request, lines, total: totalOf(menu, lines) }, { ...ids, site })?.repeat_url;
    expect(linkAt("http://192.168.1.5:3000")).toBeUndefined();
    expect(linkAt("http://localhost:3000")).toMatch(/^http:\/\/localhost:3000\/\?again=/);
    expect(linkAt("https://coffee.example", Array(40).fill(cappuccino))).toBeUndefined();
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
