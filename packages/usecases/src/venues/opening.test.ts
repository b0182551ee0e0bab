import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop } from "../testing/shop.ts";
import { openingOf } from "./opening.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const weekdays = (from: number, to: number) => [...Array.from({ length: 5 }, () => [[from, to]]), [], []];

// The shop's clock is at 15:00 of a Friday in Moscow.
test.each([
  ["always open", null, { isOpen: true, opensAt: null }],
  ["open until ten", weekdays(480, 1320), { isOpen: true, opensAt: null }],
  [
    "opens this evening",
    weekdays(18 * 60 + 5, 1440),
    { isOpen: false, opensAt: { day: "today", time: "18:05" } },
  ],
  ["closed for today", weekdays(480, 600), { isOpen: false, opensAt: { day: "mon", time: "08:00" } }],
  [
    "opens on Saturday",
    [[], [], [], [], [], [[540, 600]], []],
    { isOpen: false, opensAt: { day: "tomorrow", time: "09:00" } },
  ],
])("a venue that is %s", async (_, hours, expected) => {
  const cafe = await shop.merchant();
  const json = hours && JSON.stringify(hours);
  await shop.rows("update venue set opening_hours = $2 where id = $1", [cafe.venueId, json]);
  expect(await openingOf(shop.deps, shop.deps.db.prisma, cafe.venueId)).toEqual(expected);
});
