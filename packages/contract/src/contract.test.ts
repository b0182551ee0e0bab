import { errorCodes } from "@gotovo/domain";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  botStatusRequest,
  enterKeyRequest,
  provideMessageRequest,
  subscribeStatusQuery,
} from "./orders/compat.ts";
import { changeStatusRequest, listOrdersQuery, placeOrderRequest } from "./orders/orders.ts";
import { telegramUserIdParam } from "./primitives.ts";
import { problem, problemCodes } from "./problem.ts";

const order = {
  order_id: "A-1042",
  horeca_id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
  items: [{ name: "Раф", quantity: 1 }],
};

/** Where a value is wrong, as paths; empty when it is right. */
function faults(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
}

describe("an order to place", () => {
  test.each([[[{}]], [[{ Drink: null }, { Size: "" }]]])(
    "with a description of nothing is refused: %j",
    (description) => {
      expect(faults(placeOrderRequest, { order_id: "A", horeca_id: "v", description })).toEqual([
        "description",
      ]);
    },
  );

  test.each([
    ["with items", {}],
    ["with a text for a description", { items: undefined, description: "Раф, круассан" }],
    ["with a list of texts", { items: undefined, description: ["Раф", "Круассан"] }],
    [
      "with a list of names and values",
      { items: undefined, description: [{ Напиток: "Раф", Сироп: null, Количество: 2 }] },
    ],
    [
      "with a customer, money and a promise",
      {
        customer: { site_user_id: "u1", telegram_user_id: 2 ** 52, phone: "+79991234567", name: "Анна" },
        total: 0,
        currency: "RUB",
        ready_at: "2026-11-20T12:00:00+03:00",
        status: "payment_process",
      },
    ],
    ["with a link to the café's site", { repeat_url: "https://coffee.example/menu?again=A-1042#cart" }],
    [
      "with a link in the café's own script",
      { repeat_url: "https://кофейня.рф/ещё раз?заказ=1".replace(" ", "%20") },
    ],
    ["with a link on this machine, for development", { repeat_url: "http://localhost:3000/?again=1" }],
    [
      "with options as a list or as names and values",
      {
        items: [
          { name: "Раф", quantity: 2, options: ["овсяное"] },
          { name: "Чай", quantity: 1, options: { Лимон: true } },
        ],
      },
    ],
    ["with a discount as a line", { items: [{ name: "−10%", quantity: 1, price: -500 }] }],
    ["by weight", { items: [{ name: "Сыр", quantity: 1.255, unit: "kg", price: 120_000 }] }],
    ["with half a thing", { items: [{ name: "Пицца", quantity: 0.5 }] }],
    ["with a wish and where to bring it", { note: "Без орехов!", pickup: { place: "Терраса", table: "5" } }],
    [
      "with metadata",
      { metadata: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`k${n}`, "x".repeat(500)])) },
    ],
  ])("%s is taken", (_, more) => {
    expect(faults(placeOrderRequest, { ...order, ...more })).toEqual([]);
  });

  test.each([
    ["nothing that was bought", { items: undefined }, ["items"]],
    ["an empty list", { items: [] }, ["items"]],
    ["a total without a currency", { total: 100 }, ["currency"]],
    ["money as a fraction", { total: 1.5, currency: "RUB" }, ["total"]],
    ["negative money", { total: -1, currency: "RUB" }, ["total"]],
    ["money beyond what numbers hold", { total: 2 ** 53, currency: "RUB" }, ["total"]],
    ["a currency in small letters", { total: 1, currency: "rub" }, ["currency"]],
    ["a status no order is born with", { status: "ready" }, ["status"]],
    ["a Telegram id as text", { customer: { telegram_user_id: "5" } }, ["customer.telegram_user_id"]],
    [
      "a Telegram id that numbers cannot hold",
      { customer: { telegram_user_id: 2 ** 60 } },
      ["customer.telegram_user_id"],
    ],
    ["a time without a zone", { ready_at: "2026-11-20T12:00:00" }, ["ready_at"]],
    ["a time nobody meant", { ready_at: "0001-01-01T00:00:00Z" }, ["ready_at"]],
    ["a NUL in a name", { items: [{ name: "R\u0000f", quantity: 1 }] }, ["items.0.name"]],
    ["half a character", { number: "\ud83c" }, ["number"]],
    ["none of a thing", { items: [{ name: "Раф", quantity: 0 }] }, ["items.0.quantity"]],
    ["a quantity below zero", { items: [{ name: "Раф", quantity: -1 }] }, ["items.0.quantity"]],
    ["grams of a gram", { items: [{ name: "Раф", quantity: 0.0001 }] }, ["items.0.quantity"]],
    ["a blank wish", { note: " " }, ["note"]],
    ["a pickup that says nothing", { pickup: {} }, ["pickup"]],
    ["metadata that is no text", { metadata: { a: 1 } }, ["metadata.a"]],
    ["metadata with a long key", { metadata: { ["k".repeat(41)]: "1" } }, [`metadata.${"k".repeat(41)}`]],
    ["metadata with a long value", { metadata: { a: "x".repeat(501) } }, ["metadata.a"]],
    [
      "too much metadata",
      { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, ""])) },
      ["metadata"],
    ],
    ["a link that is none", { repeat_url: "coffee.example" }, ["repeat_url"]],
    ["a link that runs", { repeat_url: "javascript:alert(1)//coffee.example" }, ["repeat_url"]],
    ["a link into a bot", { repeat_url: "tg://resolve?domain=x" }, ["repeat_url"]],
    ["a link that is not encrypted", { repeat_url: "http://coffee.example/" }, ["repeat_url"]],
    ["a link to a host without a name", { repeat_url: "https://coffee/" }, ["repeat_url"]],
    ["a link to an address", { repeat_url: "https://192.168.0.1/" }, ["repeat_url"]],
    [
      "a link that hides where it leads",
      { repeat_url: "https://bank.example@coffee.example/" },
      ["repeat_url"],
    ],
    ["a link with spaces", { repeat_url: "https://coffee.example/a b" }, ["repeat_url"]],
    ["a link without end", { repeat_url: `https://coffee.example/${"x".repeat(2048)}` }, ["repeat_url"]],
    [
      "a link without end once it is encoded",
      { repeat_url: `https://coffee.example/${"ю".repeat(1000)}` },
      ["repeat_url"],
    ],
    ["an empty link", { repeat_url: "" }, ["repeat_url"]],
    ["a field that is not known", { hello: 1 }, [""]],
    ["an order id that no path can carry", { order_id: ".." }, ["order_id"]],
    ["an order id without end", { order_id: "x".repeat(129) }, ["order_id"]],
  ])("with %s is refused, naming where", (_, more, expected) => {
    expect(faults(placeOrderRequest, { ...order, ...more })).toEqual(expected);
  });
});

describe("the compatibility paths", () => {
  test("ignore fields they do not know", () => {
    expect(faults(botStatusRequest, { request: "is bot blocked", user_id: 5, extra: 1 })).toEqual([]);
    expect(faults(subscribeStatusQuery, { customer_bot: "", user_id: "5", extra: "1" })).toEqual([]);
  });

  test("take the document's own spelling of telegram_user_id, and miss it when there is neither", () => {
    expect(faults(enterKeyRequest, { teleram_user_id: 5, verification_code: "K7FM-Q2XW-9P" })).toEqual([]);
    expect(faults(enterKeyRequest, { telegram_user_id: 5, verification_code: "K7FM-Q2XW-9P" })).toEqual([]);
    expect(faults(enterKeyRequest, { verification_code: "K7FM-Q2XW-9P" })).toEqual(["telegram_user_id"]);
  });

  test("take a message of many pages, not a book", () => {
    const message = { user_id: 5, order_id: "A", horeca_id: "v" };
    expect(faults(provideMessageRequest, { ...message, message: "x".repeat(16_000) })).toEqual([]);
    expect(faults(provideMessageRequest, { ...message, message: "x".repeat(16_001) })).toEqual(["message"]);
  });
});

test.each(["0", "-5", "1.5", "05", "", "1e9", " 5", "9".repeat(16), "abc"])(
  "%j is no Telegram id in a query",
  (id) => {
    expect(telegramUserIdParam.safeParse(id).success).toBe(false);
  },
);

test("a page is of 1 to 100 orders", () => {
  for (const limit of ["1", "100"]) expect(faults(listOrdersQuery, { limit })).toEqual([]);
  for (const limit of ["0", "101", "-1", "1.5", "ten", ""])
    expect(faults(listOrdersQuery, { limit })).toEqual(["limit"]);
});

test("a status to change to is one of the eight", () => {
  expect(faults(changeStatusRequest, { status: "ready", reason: "вот" })).toEqual([]);
  expect(faults(changeStatusRequest, { status: "done" })).toEqual(["status"]);
});

test("a problem has one of a closed list of codes; every refusal of the domain is among them", () => {
  expect(new Set(problemCodes).size).toBe(problemCodes.length);
  for (const code of errorCodes) expect(problemCodes).toContain(code);
  const told = { type: "about:blank", title: "No", status: 404, code: "not_found" };
  expect(faults(problem, told)).toEqual([]);
  expect(faults(problem, { ...told, code: "oops" })).toEqual(["code"]);
});
