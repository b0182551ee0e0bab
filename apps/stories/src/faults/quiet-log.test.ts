import { waitUntil } from "@gotovo/sandbox/driver";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, meetCustomer, openCafe, type PlacedOrder } from "../world/cafe.ts";
import type { Customer } from "../world/customer.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";

/** Of half an hour with 7 orders a second a megabyte is written at most. */
const bytesAnOrder = 1_000_000 / (7 * 60 * 30);

let telegram: LocalTelegram;
let product: ProductProcess;
let cafe: Cafe;
let customer: Customer;

beforeAll(async () => {
  telegram = await openTelegram();
  product = await startProduct({ telegram, env: { LOG_LEVEL: "info" } });
  const place = { url: product.url, fetch, telegram };
  cafe = openCafe(await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]), place);
  await cafe.owner("Olga");
  customer = await meetCustomer("Anna", place);
  await customer.pair(await cafe.order({ customer }));
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

test("orders that go well through all their stages leave next to nothing in the log", async () => {
  const before = product.output().length;
  for (let count = 0; count < sizes.loggedOrders; count++) {
    const order = await cafe.order({ customer });
    for (const stage of ["in_progress", "ready", "delivered"] as const) await order.move(stage);
    await customer.card(order, "delivered");
  }
  const written = product.output().slice(before);
  expect(written.length / sizes.loggedOrders, written).toBeLessThan(bytesAnOrder);
});

test("Telegram away under load: a line when it goes and a line when it is back, and the process stays ready", async () => {
  const orders: PlacedOrder[] = [];
  for (let count = 0; count < 4; count++) orders.push(await cafe.order({ customer }));
  for (const order of orders) await customer.card(order, "placed");
  const before = product.output().length;
  const written = () => product.output().slice(before);
  const lostBefore = await lostCalls();

  await telegram.fault({ kind: "drop", method: "*" });
  for (let turn = 0; (await lostCalls()) < lostBefore + sizes.lostCalls; turn++) {
    const order = orders[turn % orders.length] as PlacedOrder;
    await order.move((await order.status()) === "placed" ? "in_progress" : "placed");
  }
  expect(await readiness()).toEqual({
    status: "ready",
    warnings: ["Telegram does not answer the customer bot.", "Telegram does not answer the horeca bot."],
  });
  await telegram.clearFaults();
  for (const order of orders) await customer.card(order, await order.status());
  await waitUntil(
    async () => written().match(/Telegram answers again/g)?.length === 2,
    { what: "the log says of both bots that Telegram is back" },
    written,
  );

  const lines = written().trimEnd().split("\n");
  expect(lines.filter((line) => line.includes("Telegram does not answer"))).toHaveLength(2);
  expect(lines.length, written()).toBeLessThanOrEqual(6);
  const back = lines.map((line) => JSON.parse(line)).filter(({ state }) => state === "back");
  expect(back.every(({ seconds, failures, bot }) => seconds > 0 && failures > 0 && bot)).toBe(true);
  expect(await readiness()).toEqual({ status: "ready" });
});

async function readiness(): Promise<unknown> {
  return (await fetch(`${product.url}/health/ready`)).json();
}

/** How many calls of the bots had no answer. */
async function lostCalls(): Promise<number> {
  const figures = await (await fetch(`${product.url}/metrics`)).text();
  const counts = figures.matchAll(/^gotovo_bot_api_call_seconds_count\{.*result="lost".*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}
