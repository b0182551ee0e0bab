import { afterAll, beforeAll, expect, test } from "vitest";
import { cardGone, cardOf, countCards } from "./cards.ts";
import { shows } from "./messages.ts";
import { openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test("a developer tries everything out with a test key, and nothing is left of it", async () => {
  const cafe = await town.cafe("Проба");
  const trial = cafe.inTest();
  const owner = await cafe.joins("Ольга", "owner");
  await cafe.paid("7", { total: 30_000, currency: "RUB", customer: { site_user_id: "anna" } });
  await cardOf(owner, "7");

  // The same site user and order id as the live one: neither knows of the other.
  const { order, tracking } = await trial.api.orders.place({
    order_id: "order-7",
    horeca_id: cafe.horecaId,
    number: "8",
    items: [{ name: "Раф", quantity: 1 }],
    total: 99_000,
    currency: "RUB",
    customer: { site_user_id: "anna" },
  });
  expect([order.test, tracking.telegram.state]).toEqual([true, "unlinked"]);
  expect((await cafe.api.orders.get("order-7")).order).toMatchObject({ number: "7", test: false });

  const anna = await town.customer("Анна");
  await pairs(anna, tracking);
  expect((await cardOf(anna, "8")).text).toMatch(/^🧪 ТЕСТ Заказ № 8 · Проба/);
  expect((await cardOf(owner, "8")).text).toMatch(/^🧪 ТЕСТ .+ Заказ №: 8/);
  const page = await fetch(`${town.url}/v1/track/${new URL(tracking.page_url).pathname.split("/").at(-1)}`);
  expect(((await page.json()) as { order: object }).order).toMatchObject({ number: "8", test: true });
  const live = await cafe.api.orders.place({
    order_id: "order-9",
    horeca_id: cafe.horecaId,
    number: "9",
    items: [{ name: "Раф", quantity: 1 }],
    customer: { site_user_id: "anna" },
  });
  expect(live.tracking.telegram.state).toBe("unlinked");

  await anna.say("Есть кокосовое молоко?");
  await shows(owner, /Есть кокосовое молоко/);
  for (const status of ["in_progress", "ready", "delivered"] as const)
    await trial.api.orders.move("order-7", { status });
  await cardOf(anna, "8", "Заказ выдан");
  await shows(anna, /ТЕСТ .*Как вам заказ/);

  const types = async (side: typeof trial) => {
    const { json } = await side.request("GET", "/v1/events?limit=100");
    return json.events.map(({ type, test }: { type: string; test: boolean }) => `${type} ${test}`);
  };
  expect((await types(trial)).toSorted()).toEqual([
    "dialog.message_received true",
    "order.placed true",
    "order.status_changed true",
    "order.status_changed true",
    "order.status_changed true",
    "pairing.completed true",
  ]);
  expect(await types(cafe)).toEqual(["order.placed false", "order.placed false"]);
  await owner.say("/report");
  const captioned = (pattern: RegExp) =>
    owner.waitFor((messages) => messages.find(({ caption }) => pattern.test(caption ?? "")), {
      what: `a report that says ${pattern}`,
    });
  await captioned(/📊 Проба/);
  // Whenever this runs: a day may end between an order and its report.
  await owner.tap("7 дней");
  expect((await captioned(/7 дней: /)).caption).toMatch(/Заказы: 2\n.*Выручка: 300\s₽/);

  const refused = await cafe.request("DELETE", "/v1/test-data");
  expect([refused.status, refused.json.detail]).toEqual([403, expect.stringContaining("test key")]);
  const gone = await trial.request("DELETE", "/v1/test-data");
  expect([gone.status, gone.json.deleted]).toEqual([200, { orders: 1, customers: 1, dialogs: 1, events: 6 }]);
  for (const chat of [anna, owner]) await cardGone(chat, "8");
  await owner.waitFor(
    (messages) => messages.every(({ text }) => !/кокосовое/.test(text ?? "")) || undefined,
    { what: "nothing is left of the dialog" },
  );
  await anna.waitFor(
    (messages) => messages.every(({ text }) => !/Как вам заказ/.test(text ?? "")) || undefined,
    {
      what: "nobody asks about what is gone",
    },
  );
  expect(await countCards(owner, "7")).toBe(1);
  expect((await trial.request("GET", "/v1/orders")).json.orders).toEqual([]);
  expect(await types(trial)).toEqual([]);
  const again = await trial.request("DELETE", "/v1/test-data");
  expect(again.json.deleted).toEqual({ orders: 0, customers: 0, dialogs: 0, events: 0 });

  // The id is free again, and Anna is a stranger again.
  const afresh = await trial.order({ order_id: "order-7", number: "8", customer: { site_user_id: "anna" } });
  expect(afresh.code).toBeDefined();
  expect((await cafe.api.orders.get("order-7")).order.status).toBe("placed");
});
