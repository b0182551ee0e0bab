import { passTime } from "@gotovo/usecases/testing/pass-time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf, newText, tapOn } from "./cards.ts";
import { openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const pass = (minutes: number) => passTime(town.deps, town.clock, minutes * 60_000);

/** An owner who is off duty, and what the café set of orders that nobody takes. */
async function openUnheard(name: string) {
  const cafe = await town.cafe(name);
  await cafe.request("PATCH", `/v1/venues/${cafe.horecaId}`, { unheard_minutes: 3 });
  const vera = await cafe.joins("Вера", "owner");
  await vera.say("/duty");
  await vera.waitForText("Вы не на смене");
  const unheardEvents = async () =>
    (await cafe.request("GET", "/v1/events?types=order.unheard")).json.events.map(
      ({ data }: { data: { change: { step: string } } }) => data.change.step,
    );
  return { cafe, vera, unheardEvents };
}

test("an order that nobody takes calls staff, then the owner, then its customer is told; «Вижу» ends it for all", async () => {
  const { cafe, vera, unheardEvents } = await openUnheard("Тихо");
  const kate = await cafe.joins("Kate", "barista", "en");
  const anna = await town.follows(cafe, "1", "anna");
  const [atKate, atVera, atAnna] = [
    await cardOf(kate, "1"),
    await cardOf(vera, "1"),
    await cardOf(anna, "1"),
  ];

  await pass(3);
  const called = await cardOf(kate, "1", "Nobody has taken it since");
  expect([called.silent, called.message_id > atKate.message_id]).toEqual([false, true]);
  expect(buttonsOf(called).slice(0, 2)).toEqual(["▶️ Start", "👀 I see it"]);
  expect((await cardOf(vera, "1", "Никто не взял")).message_id).toBe(atVera.message_id);

  await pass(3);
  expect((await newText(vera, /Никто не взял/, atVera)).silent).toBe(false);
  expect((await cardOf(kate, "1")).message_id).toBe(called.message_id);

  await pass(3);
  const told = await cardOf(anna, "1", "Кафе ещё не взяло заказ — мы напомнили");
  expect([told.silent, told.message_id > atAnna.message_id]).toEqual([false, true]);
  expect(buttonsOf(told)).toEqual(["Отменить заказ", "✉️ Написать в кафе", "⋯"]);

  expect(await tapOn(kate, "1", "👀 I see it")).toBe("1: you see it, nobody else is reminded");
  const seen = await cardOf(vera, "1", "👀 Видит: Kate");
  expect(buttonsOf(seen)).not.toContain("👀 Вижу");
  expect((await cardOf(anna, "1", "👀 Кафе видит ваш заказ")).message_id).toBe(told.message_id);
  const data = called.inline_keyboard?.[1]?.[0]?.callback_data as string;
  const again = await vera.tap({ data, message_id: seen.message_id });
  expect(again.answer?.text).toBe("№ 1: уже видит Kate");
  expect(await unheardEvents()).toEqual(["colleagues"]);
});

test("with nobody on duty the owner is called at once; the order is canceled in the end, where the café chose so", async () => {
  const { cafe, vera, unheardEvents } = await openUnheard("Пусто");
  await vera.say("/settings");
  await vera.waitForText("Настройки · Пусто");
  await vera.tap("🔔 Невзятые");
  await vera.waitForText("Сам такой заказ не отменяется");
  await vera.tap("⛔️ 15 мин");
  await vera.waitForText("Через 15 мин такой заказ отменится сам");
  const { tracking } = await cafe.paid("2", {
    customer: { site_user_id: "ben" },
    total: 35_000,
    currency: "RUB",
  });
  // What is due at once is due by the clock that the story before has put ahead.
  await pass(0);
  expect((await cardOf(vera, "2", "Никто не взял")).silent).toBe(false);
  const ben = await town.customer("Ben", "en");
  await pairs(ben, tracking);
  await cardOf(ben, "2");

  await pass(3);
  const told = await cardOf(ben, "2", "We have reminded them");
  expect(told.silent).toBe(false);
  await pass(12);
  await cardOf(ben, "2", "The café never took the order, so it was canceled.");
  await cardOf(vera, "2", "Заказ никто не взял, и он отменён.");
  const { order } = await cafe.api.orders.get("order-2");
  expect([order.status, order.refund]).toEqual(["canceled_by_cafe", { state: "due", amount: 35_000 }]);
  expect(await unheardEvents()).toEqual(["managers"]);
});
