import type { VenueView } from "@gotovo/contract";
import { passTime } from "@gotovo/usecases/testing/pass-time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cardOf } from "./cards.ts";
import { openTown, pairs, payloadOf, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test("a second café over the API: its owner comes in, pauses, an order waits and its customer knows until when", async () => {
  const cafe = await town.cafe("Сеть");
  const made = await cafe.request("POST", "/v1/venues", {
    name: "Сеть на углу",
    timezone: "Europe/Moscow",
    prep_minutes: 10,
  });
  const { venue, owner_invite_url } = made.json as { venue: VenueView; owner_invite_url: string };
  const path = `/v1/venues/${venue.horeca_id}`;
  const owner = await town.guest("Вера");
  await owner.start(payloadOf(owner_invite_url));
  await owner.waitForText("Сеть на углу — очередь");

  await owner.say("/pause");
  await owner.waitForText("Кафе не берётся за новые заказы");
  await owner.tap("30 мин");
  await owner.waitForText(/⏸ Пауза до \d\d:\d\d: новые заказы ждут/);
  const asked = (await cafe.request("GET", `${path}/availability?items=2`)).json;
  expect(asked).toMatchObject({ open: false, reason: "paused", opens_at: asked.paused_until });

  // The site shows the promise, takes the money, and sends both.
  const wish = { horeca_id: venue.horeca_id, quote_id: asked.quote_id };
  const placed = await cafe.paid("7", { ...wish, customer: { site_user_id: "anna" } });
  expect(placed.order).toMatchObject({ warnings: ["venue_paused"], ready_at: asked.ready_at });
  const anna = await town.customer("Анна");
  await pairs(anna, placed.tracking);
  const waiting = await cardOf(anna, "7", /⏸ В кафе перерыв до \d\d:\d\d\. Ваш заказ принят и подождёт\./);
  expect(waiting.text).toContain("⏰ Будет готов к");
  await cardOf(owner, "7", "Статус: Размещён");

  await owner.tap("▶️ Снять с паузы");
  await anna.waitFor(async (messages) => !messages.some(({ text }) => text?.includes("перерыв")), {
    what: "a card without a pause",
  });
  expect((await cafe.api.orders.get("order-7")).order.warnings).toEqual([]);

  // The next pause ends by itself.
  const until = new Date(town.deps.clock().getTime() + 600_000).toISOString();
  await cafe.request("POST", `${path}/pause`, { until, reason: "Сломалась печь" });
  await owner.waitForText(/⏸ Пауза до/);
  await passTime(town.deps, town.clock, 601_000);
  await owner.waitFor(async (messages) => !messages.some(({ text }) => text?.includes("⏸ Пауза до")), {
    what: "a header without a pause",
  });
  const log = async () => {
    const { json } = await cafe.request("GET", "/v1/events?types=venue.paused,venue.resumed");
    return json.events.map(({ type, data }: { type: string; data: { change: { by: string } } }) => [
      type,
      data.change.by,
    ]);
  };
  // A header is true by the clock alone; that the pause has ended is put down by a job, a moment later perhaps.
  await expect.poll(log).toEqual([
    ["venue.paused", "staff"],
    ["venue.resumed", "staff"],
    ["venue.paused", "merchant"],
    ["venue.resumed", "clock"],
  ]);
});
