import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalTelegram, openTelegram } from "./local-telegram.ts";
import { type ProductProcess, startProduct } from "./product.ts";

let telegram: LocalTelegram;
let product: ProductProcess;

beforeAll(async () => {
  telegram = await openTelegram();
  product = await startProduct({ telegram });
});

afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

test("a start has nothing to warn of", () => {
  expect(product.output()).not.toMatch(/"level":[456]0/);
});

test("a killed product starts again over the database it left running, and stops cleanly", async () => {
  const { api_key, venues } = await product.createMerchant(["--name", "Zerno", "--venue", "Zerno bar"]);
  expect(venues.map(({ name }) => name)).toEqual(["Zerno bar"]);
  const order = { order_id: "A-1", horeca_id: venues[0]?.horeca_id as string, description: "Espresso" };
  await product.api(api_key).orders.place(order);
  await product.kill9();
  expect(product.ending()).toBe("SIGKILL");
  await product.restart();
  expect((await product.api(api_key).orders.get("A-1")).order).toMatchObject({ status: "placed" });
  expect(await product.stop(), product.output()).toBe(0);
});
