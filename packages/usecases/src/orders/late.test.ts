import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orderTickQueue } from "../publish.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { changeSetting } from "../venue/change-setting.ts";
import { changeOrder } from "./change-order.ts";
import { movePromise } from "./move-promise.ts";
import { republishOrder } from "./republish-order.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const minutes = (count: number) => new Date(shop.now().getTime() + count * 60_000);

async function promisedIn(count: number) {
  const cafe = await shop.merchant();
  const { staff } = await hire(shop, cafe.venueId, "owner");
  await shop.forgetJobs();
  const { order } = await cafe.place("A", { promisedAt: minutes(count) });
  return { ...cafe, staff, order };
}

/** When the order will be looked at again. */
async function ticks(orderId: string): Promise<Date[]> {
  const jobs = await shop.rows<{ at: Date }>(
    "select start_after as at from pgboss.job where name = $1 and data->>'orderId' = $2 order by 1",
    [orderTickQueue, orderId],
  );
  return jobs.map(({ at }) => at);
}

async function warnedAt(orderId: string): Promise<Date | null> {
  const [row] = await shop.rows<{ at: Date | null }>(
    'select late_alerted_at as at from "order" where id = $1',
    [orderId],
  );
  return row?.at ?? null;
}

describe("staff are warned of an order", () => {
  test("two minutes before its promise, once, and it is looked at again when the promise runs out", async () => {
    const { order } = await promisedIn(10);
    expect(await ticks(order.id)).toEqual([minutes(8)]);
    await republishOrder(shop.deps, order.id);
    expect(await warnedAt(order.id)).toBeNull();
    await shop.forgetJobs();
    shop.pass(8 * 60);
    const warned = shop.now();
    await republishOrder(shop.deps, order.id);
    expect(await warnedAt(order.id)).toEqual(warned);
    expect(await ticks(order.id)).toEqual([minutes(2)]);
    expect(await shop.waiting("horeca")).toHaveLength(1);
    await shop.forgetJobs();
    shop.pass(120);
    await republishOrder(shop.deps, order.id);
    expect(await warnedAt(order.id)).toEqual(warned);
    // From then on it says by how many minutes it is late.
    expect(await ticks(order.id)).toEqual([minutes(1)]);
  });

  test("by whichever of two processes comes first", async () => {
    const another = await shop.anotherProcess();
    const { order } = await promisedIn(2);
    await Promise.all([shop.deps, another, shop.deps, another].map((deps) => republishOrder(deps, order.id)));
    const warned = await warnedAt(order.id);
    expect(warned).toEqual(shop.now());
    shop.pass(30);
    await republishOrder(another, order.id);
    expect(await warnedAt(order.id)).toEqual(warned);
  });

  test("later, when the promise was moved; a look that comes for the old one does nothing", async () => {
    const { order, staff } = await promisedIn(10);
    await movePromise(shop.deps, staff, { orderId: order.id, minutes: 10, expectedVersion: 1 });
    expect(await ticks(order.id)).toEqual([minutes(8), minutes(18)]);
    shop.pass(8 * 60);
    await republishOrder(shop.deps, order.id);
    expect(await warnedAt(order.id)).toBeNull();
    shop.pass(10 * 60);
    await republishOrder(shop.deps, order.id);
    expect(await warnedAt(order.id)).toEqual(shop.now());
  });

  test("not, when it is ready, ended, or still being paid", async () => {
    const { order, merchantId, place } = await promisedIn(10);
    const unpaid = await place("P", { status: "payment_process", promisedAt: minutes(10) });
    expect(await ticks(unpaid.order.id)).toEqual([]);
    const merchant = { kind: "merchant", merchantId } as const;
    for (const to of ["in_progress", "ready"] as const)
      await changeOrder(shop.deps, merchant, { id: order.id }, { type: "move", to });
    shop.pass(30 * 60);
    for (const { id } of [order, unpaid.order]) {
      await republishOrder(shop.deps, id);
      expect(await warnedAt(id)).toBeNull();
    }
  });

  test("as early as the venue wants, for orders that are there too", async () => {
    const { order, staff, place } = await promisedIn(10);
    await changeSetting(shop.deps, staff, { setting: "late_alert_minutes", to: 5 });
    expect(await ticks(order.id)).toEqual([minutes(5), minutes(8)]);
    const next = await place("B", { promisedAt: minutes(10) });
    expect(await ticks(next.order.id)).toEqual([minutes(5)]);
    shop.pass(5 * 60);
    await republishOrder(shop.deps, order.id);
    expect(await warnedAt(order.id)).toEqual(shop.now());
    await changeSetting(shop.deps, staff, { setting: "late_alert_minutes", to: 0 });
    const last = await place("C", { promisedAt: minutes(10) });
    expect(await ticks(last.order.id)).toEqual([minutes(10)]);
  });
});

test("a finished order is looked at again when its undo ends, also when that tick came too early by this clock", async () => {
  const { merchantId, order } = await promisedIn(10);
  await shop.forgetJobs();
  const actor = { kind: "merchant", merchantId } as const;
  await changeOrder(shop.deps, actor, { id: order.id }, { type: "move", to: "canceled_by_cafe" });
  expect(await ticks(order.id)).toEqual([minutes(1)]);
  await shop.forgetJobs();
  shop.pass(59);
  await republishOrder(shop.deps, order.id);
  expect(await ticks(order.id)).toEqual([new Date(shop.now().getTime() + 1_000)]);
  await shop.forgetJobs();
  shop.pass(1);
  await republishOrder(shop.deps, order.id);
  expect(await ticks(order.id)).toEqual([]);
});
