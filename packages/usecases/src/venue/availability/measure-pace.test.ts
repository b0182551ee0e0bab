import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop } from "../../testing/shop.ts";
import { createAvailability } from "./availability.ts";
import { measurePaces } from "./measure-pace.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

type Cafe = Awaited<ReturnType<Shop["merchant"]>>;

/** Orders placed at an instant that took so many seconds each, promised for some minutes after they came. */
async function took(cafe: Cafe, placedAt: string, seconds: number[], promisedAfter: number | null = null) {
  const { order } = await cafe.place(`model ${placedAt} ${seconds}`);
  await shop.rows(
    `insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, placed_at, ready_at,
       finished_at, promised_at, track_token, request_hash)
     select gen_random_uuid(), merchant_id, venue_id, customer_id, gen_random_uuid(), number, 'delivered',
       $2::timestamptz, $2::timestamptz + s * interval '1 second', now(), $2::timestamptz + $4 * interval '1 minute',
       gen_random_uuid(), ''
     from "order", unnest($3::int[]) s where id = $1`,
    [order.id, placedAt, seconds, promisedAfter],
  );
  await shop.rows(`update "order" set status = 'canceled_by_cafe', finished_at = now() where id = $1`, [
    order.id,
  ]);
}

const ready = async (cafe: Cafe, deps = shop.deps) => {
  const { readyAt, at } = await createAvailability(deps)({ of: cafe, items: 1 });
  return readyAt && (readyAt.getTime() - at.getTime()) / 60_000;
};

test("estimates follow what was measured at this hour, once there is enough of it", async () => {
  // It is 15:00 in Moscow.
  const cafe = await shop.merchant();
  await shop.rows("update venue set prep_minutes = 30 where id = $1", [cafe.venueId]);
  const seconds = Array.from({ length: 19 }, (_, index) => 60 + index * 10);
  await took(cafe, "2026-11-19T12:30:00Z", seconds);
  await measurePaces(shop.deps);
  expect(await ready(cafe)).toBe(30);
  await took(cafe, "2026-11-18T11:10:00Z", [150, 150, 150, 150]);
  // Not of this hour, of long ago, waited for a night, ordered for later, and of somebody else.
  await took(cafe, "2026-11-18T17:10:00Z", [3000, 3000]);
  await took(cafe, "2026-09-18T12:10:00Z", [3000, 3000]);
  await took(cafe, "2026-11-18T12:10:00Z", [40_000]);
  await took(cafe, "2026-11-18T12:20:00Z", [9000], 150);
  await took(await shop.merchant(), "2026-11-18T12:20:00Z", Array(30).fill(3000));
  expect(await ready(cafe)).toBe(30);
  shop.pass(6 * 3_600);
  await measurePaces(shop.deps);
  const at = { ...shop.deps, clock: () => new Date("2026-11-21T12:00:00Z") };
  expect(await ready(cafe, at)).toBe(3);
  const [pace] = await shop.rows("select * from venue_pace where venue_id = $1 and hour = 15", [
    cafe.venueId,
  ]);
  expect(pace).toMatchObject({ orders: 23, median_seconds: 150 });
  // Queues were short: with five orders ahead it takes longer than what nine in ten took.
  for (let index = 0; index < 5; index++) await cafe.place(`ahead ${index}`);
  expect(await ready(cafe, at)).toBeGreaterThan(8);
});

test("orders of a capacity in items count their items; what is measured by weight is one", async () => {
  const cafe = await shop.merchant();
  await shop.rows("update venue set prep_minutes = 0, capacity = $2 where id = $1", [
    cafe.venueId,
    JSON.stringify({ unit: "items", amount: 10, minutes: 10 }),
  ]);
  await cafe.place("weighed", {
    items: [
      { name: "Beans", quantity: 0.3, unit: "kg" },
      { name: "Latte", quantity: 8 },
    ],
  });
  await cafe.place("described", { items: undefined, description: "Tea" });
  expect(await ready(cafe)).toBeGreaterThan(10);
  expect((await createAvailability(shop.deps)({ of: cafe, items: 1 })).queue).toBe(2);
});

test("while the venue is closed, the hour of its opening counts", async () => {
  const cafe = await shop.merchant();
  const hours = JSON.stringify(Array.from({ length: 7 }, () => [[480, 600]]));
  await shop.rows("update venue set prep_minutes = 30, opening_hours = $2 where id = $1", [
    cafe.venueId,
    hours,
  ]);
  await took(cafe, "2026-11-19T05:10:00Z", Array(25).fill(120));
  await measurePaces(shop.deps);
  const at = { ...shop.deps, clock: () => new Date("2026-11-20T16:00:00Z") };
  const { readyAt, opensAt } = await createAvailability(at)({ of: cafe, items: 1 });
  expect([opensAt, readyAt]).toEqual([new Date("2026-11-21T05:00:00Z"), new Date("2026-11-21T05:02:00Z")]);
});
