import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActorKind } from "../actor.ts";
import { createOrder, initialStatuses } from "./create.ts";
import { decide, evolve } from "./decide.ts";
import { isLate } from "./late.ts";
import { customerCancelPolicies, type OrderCommand, type OrderState } from "./order.ts";
import type { Circumstances } from "./rules.ts";
import { isFinal, orderStatuses } from "./status.ts";

const always = {
  timezone: "Europe/Moscow",
  openingHours: null,
  specialHours: [],
  pausedAt: null,
  pausedUntil: null,
} as const;
const start = new Date("2026-11-20T12:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const actor = fc.constantFrom<ActorKind>("customer", "staff", "merchant");
const promise = fc.integer({ min: 60, max: 7200 }).map(later);
const command: fc.Arbitrary<OrderCommand> = fc.oneof(
  fc.record({
    type: fc.constant("move" as const),
    to: fc.constantFrom(...orderStatuses),
    skip: fc.boolean(),
    reason: fc.option(fc.string(), { nil: undefined }),
    promisedAt: fc.option(promise, { nil: undefined }),
  }),
  fc.record({ type: fc.constant("promise" as const), promisedAt: promise }),
);
const step = fc.record({ command, actor, wait: fc.integer({ min: 0, max: 90 }) });
const life = fc.record({
  born: fc.constantFrom(...initialStatuses),
  customerCancel: fc.constantFrom(...customerCancelPolicies),
  steps: fc.array(step, { maxLength: 40 }),
});

interface Moment {
  before: OrderState;
  command: OrderCommand;
  circumstances: Circumstances;
  after: OrderState;
}

/** Walks through a life; tells what was done and what came of it at each step. */
function walk({
  born,
  customerCancel,
  steps,
}: typeof life extends fc.Arbitrary<infer T> ? T : never): Moment[] {
  let order = createOrder(born, start);
  let seconds = 0;
  return steps.map(({ command, actor, wait }) => {
    seconds += wait;
    const before = order;
    const circumstances = { actor, customerCancel, now: later(seconds) };
    const decision = decide(order, command, circumstances);
    if ("event" in decision && decision.event !== null) order = evolve(order, decision.event);
    return { before, command, circumstances, after: order };
  });
}

describe("whatever is asked of an order", () => {
  test("each change is one version, and nothing else changes the version", () => {
    fc.assert(
      fc.property(life, (life) => {
        for (const { before, after } of walk(life)) {
          if (after === before) continue;
          expect(after.version).toBe(before.version + 1);
          expect({ ...after, version: 0 }).not.toEqual({ ...before, version: 0 });
        }
      }),
    );
  });

  test("a command that is repeated changes nothing", () => {
    fc.assert(
      fc.property(life, (life) => {
        for (const { before, command, circumstances, after } of walk(life)) {
          if (after === before) continue;
          const again = decide(after, command, circumstances);
          // A finished order has no promise to repeat: it is refused, which changes nothing either.
          if (isFinal(after.status)) expect("event" in again ? again.event : null).toBeNull();
          else if (circumstances.actor !== "customer") expect(again).toEqual({ event: null });
        }
      }),
    );
  });

  test("a command given for another version is stale", () => {
    fc.assert(
      fc.property(life, fc.integer({ min: -3, max: 60 }), (life, expectedVersion) => {
        for (const { before, command, circumstances } of walk(life)) {
          const decision = decide(before, { ...command, expectedVersion }, circumstances);
          expect("refused" in decision && decision.refused === "stale_version").toBe(
            expectedVersion !== before.version,
          );
        }
      }),
    );
  });

  test("stages not reached have no time, reached ones have, and times follow the life's order", () => {
    fc.assert(
      fc.property(life, (life) => {
        for (const { after } of walk(life)) {
          const { status, placedAt, startedAt, readyAt, finishedAt, previousStatus } = after;
          const stage = ["payment_process", "placed", "in_progress", "ready"].indexOf(
            previousStatus ?? status,
          );
          expect([placedAt, startedAt, readyAt].map((at) => at !== null)).toEqual([
            stage >= 1,
            stage >= 2,
            stage >= 3,
          ]);
          expect(finishedAt !== null).toBe(isFinal(status));
          expect(previousStatus !== null).toBe(isFinal(status));
          if (!status.startsWith("canceled")) expect(after.cancelReason).toBeNull();
          const times = [placedAt, startedAt, readyAt, finishedAt].flatMap((at) =>
            at ? [at.getTime()] : [],
          );
          expect(times).toEqual([...times].sort((a, b) => a - b));
        }
      }),
    );
  });

  test("no order ever goes back to being paid, and customers only ever cancel", () => {
    fc.assert(
      fc.property(life, (life) => {
        for (const { before, circumstances, after } of walk(life)) {
          if (after === before) continue;
          if (after.status === "payment_process") expect(before.status).toBe("payment_process");
          if (circumstances.actor === "customer") {
            expect(after.status).toBe("canceled_by_user");
            expect(after.promisedAt).toEqual(before.promisedAt);
          }
        }
      }),
    );
  });
});

describe("a life of an order", () => {
  const staff = (now: Date) => ({ actor: "staff", customerCancel: "until_ready", now }) as const;
  const move = (order: OrderState, to: OrderState["status"], now: Date, reason?: string) => {
    const decision = decide(order, { type: "move", to, reason }, staff(now));
    if (!("event" in decision) || decision.event === null) throw new Error(`${order.status} → ${to}`);
    return evolve(order, decision.event);
  };

  test("the time of a stage is when it was entered last; a step back forgets the later ones", () => {
    const begun = move(createOrder("placed", start), "in_progress", later(60));
    const ready = move(begun, "ready", later(120));
    expect(ready).toMatchObject({ placedAt: start, startedAt: later(60), readyAt: later(120), version: 3 });
    const back = move(ready, "in_progress", later(130));
    expect(back).toMatchObject({ startedAt: later(60), readyAt: null });
    expect(move(back, "ready", later(200))).toMatchObject({ readyAt: later(200) });
    expect(move(back, "placed", later(200))).toMatchObject({ placedAt: start, startedAt: null });
  });

  test("stages that were skipped are as old as the change, and the way back is the usual one", () => {
    const cafe = { actor: "merchant", customerCancel: "until_ready", now: later(60) } as const;
    const skip = (order: OrderState, to: OrderState["status"], circumstances: Circumstances = cafe) =>
      decide(order, { type: "move", to, skip: true }, circumstances);
    const walked = (born: OrderState, to: OrderState["status"]) => {
      const decision = skip(born, to);
      if (!("event" in decision) || decision.event === null) throw new Error(to);
      return { ...evolve(born, decision.event), event: decision.event };
    };
    const [at, placed] = [later(60), createOrder("placed", start)];
    const done = walked(placed, "delivered");
    expect(done).toMatchObject({ version: 2, startedAt: at, readyAt: at, finishedAt: at });
    expect(done).toMatchObject({ previousStatus: "ready", event: { skipped: ["in_progress", "ready"] } });
    expect(walked(placed, "utilized")).toMatchObject({ status: "utilized", previousStatus: "ready" });
    expect(walked(createOrder("payment_process", start), "ready")).toMatchObject({
      placedAt: at,
      readyAt: at,
    });
    expect(walked(placed, "in_progress").event).toMatchObject({ skipped: [] });
    const { event: _, ...finished } = done;
    expect(skip(finished, "placed")).toEqual({ refused: "move_not_allowed" });
    expect(skip({ ...placed, status: "ready" }, "placed")).toEqual({ refused: "move_not_allowed" });
    // Payment is the café's server's to confirm, and customers only cancel.
    const unpaid = createOrder("payment_process", start);
    for (const actor of ["staff", "customer"] as const)
      expect(skip(unpaid, "ready", { ...cafe, actor })).toEqual({ refused: "move_not_allowed" });
  });

  test("an undone cancel leaves no trace in the order", () => {
    const ready = move(move(createOrder("placed", start), "in_progress", later(1)), "ready", later(2));
    const canceled = move(ready, "canceled_by_cafe", later(3), "no milk");
    expect(canceled).toMatchObject({
      cancelReason: "no milk",
      previousStatus: "ready",
      finishedAt: later(3),
    });
    expect(move(canceled, "ready", later(10))).toEqual({ ...ready, version: 5 });
  });

  test("an order is late when its promise has run out and it is not ready", () => {
    const order = createOrder("placed", start, later(300));
    const isLateAt = (state: OrderState, at: Date) => isLate({ ...state, ...always }, at);
    expect(isLateAt(order, later(299))).toBe(false);
    expect(isLateAt(order, later(300))).toBe(true);
    const ready = move(move(order, "in_progress", later(1)), "ready", later(2));
    expect(isLateAt(ready, later(900))).toBe(false);
    expect(isLateAt(createOrder("placed", start), later(9000))).toBe(false);
  });
});

test("a move that names the status it was wanted at is refused at another one, unless it is done already", () => {
  const placed = createOrder("placed", start);
  const circumstances: Circumstances = { actor: "staff", customerCancel: "until_ready", now: start };
  const wish = (to: "placed" | "in_progress", expectedStatus: "placed" | "in_progress" | "ready") =>
    decide({ ...placed, ...always, version: 7 }, { type: "move", to, expectedStatus }, circumstances);
  expect(wish("in_progress", "placed")).toMatchObject({ event: { to: "in_progress" } });
  expect(wish("in_progress", "ready")).toEqual({ refused: "stale_version" });
  expect(wish("placed", "in_progress")).toEqual({ event: null });
});
