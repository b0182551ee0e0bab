import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test("“Not my orders” asks, and then the card is gone, the café knows, and the next order needs a code", async () => {
  const cafe = await town.cafe("Чужое");
  const anna = await town.follows(cafe, "1", "anna");
  const card = await cardOf(anna, "1");
  const tap = (text: string) => anna.tap({ text, message_id: card.message_id });
  await tap("⋯");
  const asked = await cardOf(anna, "1", "Это не ваши заказы?");
  expect(buttonsOf(asked)).toEqual(["Не мои заказы — отвязать", "◀️ Назад"]);
  await tap("◀️ Назад");
  await cardOf(anna, "1", "Отменить можно");
  await tap("⋯");
  await cardOf(anna, "1", "Это не ваши заказы?");
  await tap("Не мои заказы — отвязать");
  await anna.waitForText("Готово: заказы «Чужое» сюда больше не приходят.");
  await anna.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Заказ № 1")), {
    what: "the card is gone",
  });
  expect(await cafe.api.isSubscribed(anna.id)).toBe(false);
  const next = await cafe.paid("2", { customer: { site_user_id: "anna" } });
  expect(next.tracking.telegram).toMatchObject({ state: "unlinked", code: expect.any(String) });
  expect((await cafe.api.getOrder("order-1")).status).toBe("placed");
});
