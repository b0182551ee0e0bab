import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EstimateInput, estimateReady } from "./estimate.ts";

const now = new Date("2026-11-20T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const usual: EstimateInput = {
  now,
  rest: null,
  prepMinutes: 10,
  busyMinutes: 0,
  busyUntil: null,
  capacity: null,
  measured: null,
  queue: [],
  items: 1,
};
const queueOf = (count: number, at: Date | null = null) =>
  Array.from({ length: count }, () => ({ promisedAt: at, items: 1 }));
const measured = { orders: 100, medianSeconds: 240, p90Seconds: 480, usualQueue: 4 };
const estimated = (input: Partial<EstimateInput>) => estimateReady({ ...usual, ...input });

describe("an order would be ready", () => {
  test.each<[string, Partial<EstimateInput>, number | null]>([
    ["after the usual preparation time", {}, 10],
    ["never, when nothing is known", { prepMinutes: null }, null],
    ["as half of them were, with nothing ahead", { measured }, 4],
    ["as nine in ten were, with the usual queue ahead", { measured, queue: queueOf(4) }, 8],
    ["later in proportion, with a longer queue ahead", { measured, queue: queueOf(9) }, 16],
    ["by the setting, when too little was measured", { measured: { ...measured, orders: 19 } }, 10],
    ["later by busy mode", { busyMinutes: 5, busyUntil: minutes(60) }, 15],
    ["after the opening", { rest: { why: "closed", until: minutes(90) } }, 100],
    [
      "after the opening, when busy mode is over",
      { rest: { why: "closed", until: minutes(90) }, busyMinutes: 5, busyUntil: minutes(60) },
      100,
    ],
    ["never, when the venue does not open", { rest: { why: "closed", until: null } }, null],
    ["as if orders for tomorrow were not there", { queue: queueOf(9, minutes(1440)) }, 10],
    ["later, when there is more of it", { items: 9 }, 10],
    ["much later, when there is a lot of it", { items: 30 }, 25],
    [
      "in the next slot with room",
      { capacity: { unit: "orders", amount: 2, minutes: 10 }, queue: queueOf(2, minutes(12)) },
      25,
    ],
    [
      "after what could not be done in its slot",
      {
        prepMinutes: 1,
        capacity: { unit: "orders", amount: 2, minutes: 10 },
        queue: queueOf(5, minutes(-30)),
      },
      30,
    ],
    [
      "after a mountain of work, without walking round it",
      {
        capacity: { unit: "items", amount: 100, minutes: 1 },
        queue: [
          { promisedAt: null, items: 9_999_900 },
          { promisedAt: minutes(400_000), items: 1 },
        ],
      },
      100_000,
    ],
    [
      "never, when what is ahead would take years",
      {
        capacity: { unit: "items", amount: 1, minutes: 240 },
        queue: [{ promisedAt: null, items: 9_999_900 }],
      },
      null,
    ],
    ["in as many slots as it takes", { capacity: { unit: "items", amount: 2, minutes: 10 }, items: 5 }, 35],
  ])("%s", (_, input, expected) => {
    expect(estimated(input)).toEqual(expected === null ? null : minutes(expected));
  });
});

const work = fc.record({
  promisedAt: fc.option(fc.integer({ min: -120, max: 2000 }).map(minutes), { nil: null }),
  items: fc.integer({ min: 1, max: 20 }),
});
const input: fc.Arbitrary<EstimateInput> = fc.record({
  now: fc.constant(now),
  rest: fc.option(
    fc.record({
      why: fc.constantFrom("closed" as const, "paused" as const),
      until: fc.integer({ min: 1, max: 3000 }).map(minutes),
    }),
    { nil: null },
  ),
  prepMinutes: fc.integer({ min: 0, max: 240 }),
  busyMinutes: fc.integer({ min: 0, max: 240 }),
  busyUntil: fc.option(fc.integer({ min: -10, max: 600 }).map(minutes), { nil: null }),
  capacity: fc.option(
    fc.record({
      unit: fc.constantFrom("orders" as const, "items" as const),
      amount: fc.integer({ min: 1, max: 50 }),
      minutes: fc.integer({ min: 1, max: 240 }),
    }),
    { nil: null },
  ),
  measured: fc.option(
    fc.record({
      orders: fc.integer({ min: 0, max: 500 }),
      medianSeconds: fc.integer({ min: 0, max: 3600 }),
      p90Seconds: fc.integer({ min: 0, max: 7200 }),
      usualQueue: fc.double({ min: 0, max: 40, noNaN: true }),
    }),
    { nil: null },
  ),
  queue: fc.array(work, { maxLength: 40 }),
  items: fc.integer({ min: 1, max: 100 }),
});

/** In milliseconds; there is always one, for the preparation time is set. */
function ready(given: EstimateInput): number {
  return estimateReady(given)?.getTime() ?? Number.NaN;
}

test("never earlier than work can begin, and to the full minute", () => {
  fc.assert(
    fc.property(input, (given) => {
      expect(ready(given)).toBeGreaterThanOrEqual((given.rest?.until ?? now).getTime());
      expect(ready(given) % 60_000).toBe(0);
    }),
  );
});

test("never earlier with more in the queue, more items, a busier venue or less capacity", () => {
  fc.assert(
    fc.property(input, work, fc.integer({ min: 1, max: 30 }), (given, another, more) => {
      const before = ready(given);
      expect(ready({ ...given, queue: [...given.queue, another] })).toBeGreaterThanOrEqual(before);
      expect(ready({ ...given, items: given.items + more })).toBeGreaterThanOrEqual(before);
      expect(ready({ ...given, busyMinutes: given.busyMinutes + more })).toBeGreaterThanOrEqual(before);
      const { capacity } = given;
      if (capacity && capacity.amount > 1)
        expect(
          ready({ ...given, capacity: { ...capacity, amount: capacity.amount - 1 } }),
        ).toBeGreaterThanOrEqual(before);
    }),
  );
});
