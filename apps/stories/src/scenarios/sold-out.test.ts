import { endSoldOut } from "@gotovo/usecases/orders/sold-out/end-sold-out";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe } from "../world/cafe.ts";
import { buttonsOf, cardOf, countCards, eventually, tapOn } from "./cards.ts";
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

const items = [
  { name: "Раф", quantity: 1, price: 32_000, options: { Сироп: "лаванда" } },
  { name: "Круассан", quantity: 1, price: 18_000 },
];
const bought = { items, total: 50_000, currency: "RUB" };

test.concurrent("sold out: the barista offers something else, the customer takes it, everybody sees it", async () => {
  const cafe = await town.cafe("Зерно");
  await cafe.joins("Оля", "owner");
  const barista = await cafe.joins("Ася");
  const colleague = await cafe.joins("Боря");
  const anna = await town.follows(cafe, "42", "anna", bought);
  const before = await cardOf(anna, "42");

  await tapOn(barista, "42", "⏬");
  await tapOn(barista, "42", "🚫 Закончилось…");
  expect(buttonsOf(await cardOf(barista, "42", "Что закончилось?"))).toEqual([
    "Раф",
    "↳ Сироп: лаванда",
    "Круассан",
    "✖️ Закрыть",
  ]);
  await tapOn(barista, "42", "Круассан");
  await cardOf(
    barista,
    "42",
    /не ответит — уберём\. До закрытия это будет в стоп-листе\.\nБез этого заказ дешевле на 180/,
  );
  await tapOn(barista, "42", "✍️ Предложить замену…");
  await shows(barista, /чем заменить «Круассан»/);
  await barista.say("Булочка = 120\nПеченье <b>");
  await cardOf(
    colleague,
    "42",
    /Закончилось: Круассан\. Спросили клиента, ждём до \d\d:\d\d; не ответит — уберём/,
  );

  const question = await cardOf(anna, "42", "К сожалению, закончилось: Круассан.");
  expect(question.message_id).toBeGreaterThan(before.message_id);
  expect(question.silent).toBe(false);
  expect(question.text).toMatch(
    /Ответьте до \d\d:\d\d\. Если не ответите, это уберут, а остальное приготовят/,
  );
  expect(
    buttonsOf(question)
      .slice(0, 4)
      .map((label) => label.replaceAll(/\s/g, " ")),
  ).toEqual(["🔁 Булочка · итого 440 ₽", "🔁 Печенье <b>", "➖ Убрать · итого 320 ₽", "Отменить весь заказ"]);
  const page = await fetch(`${town.url}/v1/track/${await tokenOf(cafe, "order-42")}`);
  expect(((await page.json()) as { order: object }).order).toMatchObject({ sold_out: { name: "Круассан" } });

  const toast = await tapOn(anna, "42", buttonsOf(question)[0] as string);
  expect(toast).toBe("Заменили, кафе уже знает");
  const answered = await cardOf(anna, "42", "🔁 Круассан → Булочка");
  // Their own answer is no news to them; the old question takes no second one.
  expect(answered.message_id).toBe(question.message_id);
  expect(await countCards(anna, "42")).toBe(1);
  const changed = await cardOf(colleague, "42", "Круассан → Булочка: так выбрал клиент");
  expect(buttonsOf(changed)).toContain("👁 Видел(а)");
  const { order } = await cafe.api.orders.get("order-42");
  expect(order).toMatchObject({
    total: 44_000,
    refund: { state: "due", amount: 6_000 },
    sold_out: { state: "swapped", choice: "Булочка", by: "customer", difference: 6_000 },
  });
  expect((await cafe.api.venues.stopList(cafe.horecaId)).map(({ name }) => name)).toEqual(["Круассан"]);

  // The next order is taken, for it is paid, and says so; what was offered before is one tap away.
  const next = await cafe.paid("43", { ...bought, customer: { site_user_id: "anna" } });
  expect(next.order.warnings).toEqual(["item_sold_out"]);
  await cardOf(barista, "43", "В стоп-листе: Круассан");
  await tapOn(barista, "43", "🚫 Закончилось…");
  await tapOn(barista, "43", "Круассан");
  await tapOn(barista, "43", "🔁 Предложить: Булочка, Печенье <b>");
  await cardOf(anna, "43", "Круассан");
  expect(await tapOn(barista, "43", "✅ Нашлось")).toBe("№ 43: нашлось, заказ без изменений");
  expect((await cardOf(anna, "43", "Всё нашлось")).silent).toBe(false);
  expect(await cafe.api.venues.stopList(cafe.horecaId)).toEqual([]);
});

test.concurrent("in English: no answer, and time does what the question said; of a test order too", async () => {
  const cafe = await town.cafe("Mint");
  const barista = await cafe.joins("Kate", "barista", "en");
  const trial = cafe.inTest();
  const anna = await town.customer("Anna", "en");
  const { tracking } = await trial.api.orders.place({
    order_id: "t-7",
    horeca_id: cafe.horecaId,
    number: "7",
    items: [
      { name: "Latte", quantity: 2 },
      { name: "Bun", quantity: 1 },
    ],
  });
  await pairs(anna, tracking);
  await cardOf(anna, "7");
  await tapOn(barista, "7", "⏬");
  await tapOn(barista, "7", "🚫 Sold out…");
  await tapOn(barista, "7", "Bun");
  await cardOf(barista, "7", "how much to give back is for you to decide");
  expect(await tapOn(barista, "7", "❓ Ask the customer")).toMatch("7: the customer is asked");
  const question = await cardOf(anna, "7", "Sorry, sold out: Bun.");
  expect(question.text).toContain("Without an answer, it is taken off and the rest is made.");
  expect(await tapOn(anna, "7", "Cancel the whole order")).toBe("Really cancel?");
  expect(await tapOn(anna, "7", "Do not cancel")).toBe("The order stays");
  const stopped = () => cafe.api.venues.stopList(cafe.horecaId);
  // A test sells the café's own customers no less.
  expect(await stopped()).toEqual([]);

  await passAnswer(trial, "t-7");
  expect((await cardOf(anna, "7", "There was no answer, so this was taken off the order: Bun")).silent).toBe(
    false,
  );
  await cardOf(barista, "7", "The order does not say how much to give back: that is for you to decide.");
  expect((await trial.api.orders.get("t-7")).order).toMatchObject({
    items: [{ name: "Latte" }],
    refund: { state: "none" },
    test: true,
  });

  await barista.say("/stop");
  await shows(barista, /Empty: everything is there/);
  await cafe.api.venues.stopItem(cafe.horecaId, { name: "Tea", until: null });
  await shows(barista, /🚫 Tea · until you take it off the list/);
  await barista.say("/stop Oat milk");
  await shows(barista, /🚫 Oat milk/);
  await eventually(async () => (await stopped()).length, 2);
  expect((await barista.tap("✅ Back: Oat milk")).answer?.text).toBe("Back: Oat milk");
  expect(await cafe.api.venues.returnItem(cafe.horecaId, "tea")).toEqual([]);
  await expect(trial.api.venues.stopItem(cafe.horecaId, { name: "Tea" })).rejects.toMatchObject({
    status: 403,
  });
});

/** The time to answer is over: its job comes, and once more, as after a kill. */
async function passAnswer(cafe: Cafe, id: string): Promise<void> {
  expect((await cafe.api.orders.get(id)).order.sold_out?.state).toBe("asked");
  town.clock.aheadMs += 5 * 60_000;
  const { rows } = await town.database.query('select id from "order" where external_id = $1', [id]);
  await Promise.all([endSoldOut(town.deps, rows[0].id), endSoldOut(town.deps, rows[0].id)]);
}

async function tokenOf(cafe: Cafe, id: string): Promise<string> {
  const { tracking } = await cafe.api.orders.get(id);
  return new URL(tracking.page_url).pathname.split("/").at(-1) ?? "";
}
