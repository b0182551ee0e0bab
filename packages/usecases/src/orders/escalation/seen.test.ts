import { type EscalationStep, linesToMake } from "@gotovo/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderTickQueue } from "../../publish.ts";
import { openShop, type Shop } from "../../testing/shop.ts";
import { takenOrder } from "../../testing/sold-out.ts";
import { hire } from "../../testing/team.ts";
import { changeDetails } from "../change-details.ts";
import { findOrder } from "../find-order.ts";
import { tickLine } from "../handover/tick-line.ts";
import { republishOrder } from "../republish-order.ts";
import { seeChange } from "../see-change.ts";
import { takeOff } from "../sold-out/take-off.ts";
import { hearOrder } from "./hear-order.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test("was heard of by whoever does anything about it, which all read", async () => {
  const ways: ((order: Awaited<ReturnType<typeof takenOrder>>) => Promise<unknown>)[] = [
    ({ ask }) => ask(0),
    async ({ staff, input }) => takeOff(shop.deps, staff, await input(0)),
    async ({ staff, read, orderId }) => {
      const [line] = linesToMake(await read());
      if (line) await tickLine(shop.deps, staff, { orderId, hash: line.hash, nth: line.nth, done: true });
    },
    async ({ staff, cafe, orderId }) => {
      const change = { note: "Без сахара" };
      const { version } = await changeDetails(shop.deps, cafe.merchantId, { orderId: "A-1", change });
      await seeChange(shop.deps, staff, { orderId, version });
    },
  ];
  for (const act of ways) {
    const order = await takenOrder(shop);
    await shop.rows("update venue set unheard_minutes = 3 where id = $1", [order.cafe.venueId]);
    await act(order);
    shop.pass(600);
    const taken: EscalationStep[] = [];
    await republishOrder(shop.deps, order.orderId, (step) => taken.push(step));
    expect(taken).toEqual([]);
    expect((await order.read()).heardByName).not.toBeNull();
  }
});

test("who sees it in the moment of its cancellation keeps it, and its promise is looked at on", async () => {
  const { place, venueId } = await shop.merchant();
  const { staff } = await hire(shop, venueId, "barista");
  await shop.rows("update venue set unheard_minutes = 3, unheard_cancel_minutes = 15 where id = $1", [
    venueId,
  ]);
  const { order } = await place("A", { promisedAt: new Date(shop.now().getTime() + 30 * 60_000) });
  for (let step = 0; step < 3; step++) {
    shop.pass(13 * 60);
    await republishOrder(shop.deps, order.id);
  }
  await shop.forgetJobs();
  shop.pass(13 * 60);
  const { db } = shop.deps;
  const seenMeanwhile = async <T>(work: Parameters<typeof db.tx<T>>[0]) => {
    const done = await db.tx(work);
    await hearOrder(shop.deps, staff, order.id);
    return done;
  };
  const deps = { ...shop.deps, db: Object.create(db, { tx: { value: seenMeanwhile } }) as typeof db };
  const taken: EscalationStep[] = [];
  await republishOrder(deps, order.id, (step) => taken.push(step));
  const { status } = await findOrder(shop.deps.db.prisma, staff, { id: order.id });
  expect([taken, status]).toEqual([[], "placed"]);
  expect(await shop.rows("select from pgboss.job where name = $1", [orderTickQueue])).toHaveLength(1);
});
