import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop } from "../testing/shop.ts";
import { closedUntil } from "./closed-until.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const weekdays = (from: number, to: number) => [...Array.from({ length: 5 }, () => [[from, to]]), [], []];

// The shop's clock is at 15:00 of a Friday in Moscow.
test.each([
  ["always open", null, null],
  ["open until ten", weekdays(480, 1320), null],
  ["opens this evening", weekdays(18 * 60 + 5, 1440), { day: "today", weekday: 4, time: "18:05" }],
  ["closed until Monday", weekdays(480, 600), { day: "weekday", weekday: 0, time: "08:00" }],
  [
    "opens on Saturday",
    [[], [], [], [], [], [[540, 600]], []],
    { day: "tomorrow", weekday: 5, time: "09:00" },
  ],
  ["closed for good", Array.from({ length: 7 }, () => []), { day: "unknown", weekday: 0, time: "" }],
])("a venue that is %s", async (_, hours, expected) => {
  const cafe = await shop.merchant();
  const json = hours && JSON.stringify(hours);
  await shop.rows("update venue set opening_hours = $2 where id = $1", [cafe.venueId, json]);
  expect(await shop.deps.db.tx((tx) => closedUntil(shop.deps, tx, cafe.venueId))).toEqual(expected);
});

test("it is told once in each closed period: the second evening again", async () => {
  const cafe = await shop.merchant();
  await shop.rows("update venue set opening_hours = $2 where id = $1", [
    cafe.venueId,
    JSON.stringify(Array.from({ length: 7 }, () => [[480, 600]])),
  ]);
  const at = (time: string) => ({ ...shop.deps, clock: () => new Date(time) });
  const told = async (time: string, toldAt: string) =>
    (await shop.deps.db.tx((tx) => closedUntil(at(time), tx, cafe.venueId, new Date(toldAt)))) !== null;
  expect(await told("2026-11-20T18:00:00Z", "2026-11-20T15:00:00Z")).toBe(false);
  expect(await told("2026-11-21T03:00:00Z", "2026-11-20T15:00:00Z")).toBe(false);
  expect(await told("2026-11-21T15:00:00Z", "2026-11-20T15:00:00Z")).toBe(true);
});
