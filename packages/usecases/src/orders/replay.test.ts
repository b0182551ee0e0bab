import { type Actor, DomainError, orderStatuses, refundStates } from "@gotovo/domain";
import { sizes } from "@gotovo/testing/sizes";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "../context.ts";
import { listEvents } from "../events/list-events.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { changeDetails } from "./change-details.ts";
import { changeOrder } from "./change-order.ts";
import { listOrders } from "./list-orders.ts";
import { orderSnapshot } from "./order-snapshot.ts";
import { tellRefund } from "./refund/tell-refund.ts";

let shop: Shop;
let another: Deps;
beforeAll(async () => {
  shop = await openShop();
  another = await shop.anotherProcess();
});
afterAll(() => shop.close());

const total = fc.integer({ min: 0, max: 1_000 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const change = fc.record({
  total: maybe(fc.option(total)),
  note: maybe(fc.option(fc.constantFrom("no nuts", "hot"))),
  items: maybe(
    fc.constantFrom([{ name: "Tea", quantity: 1 }], [{ name: "Cheese", quantity: 1.5, unit: "kg" }]),
  ),
  pickup: maybe(fc.option(fc.record({ table: fc.constantFrom("5", "6") }))),
  metadata: maybe(fc.option(fc.dictionary(fc.constantFrom("a", "b"), fc.option(fc.constantFrom("1", "2"))))),
  promisedAt: maybe(fc.option(fc.constantFrom(new Date("2027-01-01"), new Date("2027-01-02")))),
});
const step = fc.record({
  order: fc.nat(2),
  do: fc.oneof(
    fc.record({
      move: fc.constantFrom(...orderStatuses),
      as: fc.constantFrom("merchant", "staff", "customer"),
      skip: fc.boolean(),
    }),
    fc.record({ change }),
    fc.record({
      refund: fc.constantFrom(...refundStates),
      amount: maybe(fc.integer({ min: 1, max: 1_000 })),
    }),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Snapshot = Record<string, unknown> & { order_id: string; version: number };

/** A refusal changes nothing; anything else that goes wrong is a fault. */
const unlessRefused = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });

test("the log, replayed from nothing, gives the orders as they are, whatever was done to them at once", async () => {
  const cafe = await shop.merchant();
  const { merchantId } = cafe;
  const staff: Actor = (await hire(shop, cafe.venueId, "manager")).staff;
  let histories = 0;

  function carryOut(deps: Deps, history: number, { order, do: what }: Step) {
    const orderId = `${history}-${order}`;
    if ("change" in what) return changeDetails(deps, merchantId, { orderId, change: what.change });
    if ("refund" in what)
      return tellRefund(deps, merchantId, { orderId, state: what.refund, amount: what.amount });
    const actor: Actor = what.as === "staff" ? staff : { kind: "merchant", merchantId };
    const options = what.as === "customer" ? ({ onBehalfOf: "customer" } as const) : {};
    return changeOrder(
      deps,
      actor,
      { externalId: orderId },
      { type: "move", to: what.move, skip: what.skip },
      options,
    );
  }

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const history = ++histories;
      for (const order of [0, 1, 2])
        await cafe.place(`${history}-${order}`, {
          status: order === 0 ? "payment_process" : "placed",
          total: 500,
          currency: "RUB",
        });
      for (let index = 0; index < steps.length; index += 2) {
        const both = steps.slice(index, index + 2);
        await Promise.all(
          both.map((each, nth) => unlessRefused(carryOut(nth === 0 ? shop.deps : another, history, each))),
        );
      }
    }),
    { numRuns: sizes.histories, endOnFailure: true },
  );

  const replayed = new Map<string, Snapshot>();
  for (let after = 0n; ; ) {
    const page = await listEvents(shop.deps, merchantId, { after, limit: 1_000 });
    for (const event of page) {
      const data = JSON.parse(event.data) as {
        order: Snapshot;
        changes?: Record<string, { from: unknown; to: unknown }>;
      };
      const before = replayed.get(event.subjectId);
      // An order's own changes come one after the other; what a refund became is part of the same one.
      expect(data.order.version - (before?.version ?? 0)).toBeOneOf([0, 1]);
      for (const [field, { from, to }] of Object.entries(data.changes ?? {})) {
        expect(data.order[field]).toEqual(to);
        if (data.order.version !== before?.version) expect(before?.[field]).toEqual(from);
      }
      replayed.set(event.subjectId, data.order);
    }
    const last = page.at(-1);
    if (!last) break;
    after = last.position;
  }
  let cursor: string | undefined;
  for (let seen = 0; seen < replayed.size; ) {
    const rows = await listOrders(shop.deps, merchantId, { limit: 100, after: cursor });
    for (const row of rows)
      expect(replayed.get(row.externalId)).toEqual(
        JSON.parse(JSON.stringify(orderSnapshot(row, shop.now()))),
      );
    seen += rows.length;
    cursor = rows.at(-1)?.id;
    if (rows.length === 0) throw new Error("The log tells of orders that are not there");
  }
  expect(replayed.size).toBe(3 * histories);
});
