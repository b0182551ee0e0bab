import { describe, expect, test } from "vitest";
import type { ActorKind } from "../actor.ts";
import { initialStatuses } from "./create.ts";
import { decide } from "./decide.ts";
import { type CustomerCancelPolicy, customerCancelPolicies, type OrderState } from "./order.ts";
import { allowedActions } from "./rules.ts";
import {
  isActive,
  isFinal,
  isQueued,
  type OrderStatus,
  orderStatuses,
  queueStages,
  stages,
} from "./status.ts";
import { transitions, undoWindowMs } from "./transitions.ts";

const actors: readonly ActorKind[] = ["customer", "staff", "merchant"];
const now = new Date("2026-11-20T12:00:00Z");
const longAgo = new Date(now.getTime() - 3_600_000);

function orderIn(status: OrderStatus, from: OrderStatus | null = null, finishedAt = longAgo): OrderState {
  return {
    status,
    version: 7,
    previousStatus: isFinal(status) ? from : null,
    promisedAt: null,
    placedAt: longAgo,
    startedAt: null,
    readyAt: null,
    finishedAt: isFinal(status) ? finishedAt : null,
    cancelReason: null,
  };
}

function isAllowed(
  order: OrderState,
  to: OrderStatus,
  actor: ActorKind,
  customerCancel: CustomerCancelPolicy = "until_ready",
): boolean {
  return !("refused" in decide(order, { type: "move", to }, { actor, customerCancel, now }));
}

/** The rules as the design says them, for an order whose end is long past. */
function saysTheDesign(from: OrderStatus, to: OrderStatus, actor: ActorKind): boolean {
  const forward = ["payment_process", "placed", "in_progress", "ready", "delivered"];
  const step = forward.indexOf(to) - forward.indexOf(from);
  if (isFinal(from) || to === "payment_process") return false;
  if (actor === "customer") return to === "canceled_by_user" && from !== "ready";
  if (to === "canceled_by_user") return false;
  if (to === "canceled_by_cafe") return true;
  if (to === "utilized") return from === "ready";
  if (from === "payment_process") return to === "placed" && actor === "merchant";
  return Math.abs(step) === 1;
}

describe("the table of transitions", () => {
  test("every status can be reached from one that an order is born with", () => {
    const reached = new Set<OrderStatus>(initialStatuses);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const { from, to } of transitions) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...orderStatuses].sort());
  });

  test("names each move once, and no move from a status to itself", () => {
    const moves = transitions.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(moves).size).toBe(moves.length);
    expect(transitions.filter(({ from, to }) => from === to)).toEqual([]);
  });

  const moves = orderStatuses.flatMap((from) =>
    orderStatuses.filter((to) => to !== from).flatMap((to) => actors.map((actor) => ({ from, to, actor }))),
  );
  test.each(moves)("$actor: $from → $to", ({ from, to, actor }) => {
    expect(isAllowed(orderIn(from, "ready"), to, actor)).toBe(saysTheDesign(from, to, actor));
  });

  test("the buttons that may be drawn are exactly the moves that are accepted", () => {
    for (const status of orderStatuses)
      for (const previous of orderStatuses)
        for (const actor of actors)
          for (const customerCancel of customerCancelPolicies) {
            const order = orderIn(status, previous, now);
            const drawn = allowedActions(order, { actor, customerCancel, now }).map(({ to }) => to);
            const accepted = orderStatuses.filter(
              (to) => to !== status && isAllowed(order, to, actor, customerCancel),
            );
            expect(drawn.sort()).toEqual(accepted.sort());
          }
  });
});

describe("the minute of an undo", () => {
  const finals = orderStatuses.filter(isFinal);
  const justBefore = new Date(now.getTime() - undoWindowMs + 1);
  const justAfter = new Date(now.getTime() - undoWindowMs);

  test("staff bring a finished order back to exactly where it came from", () => {
    for (const { from: previous, to: final } of transitions.filter(({ to }) => isFinal(to))) {
      const order = orderIn(final, previous, justBefore);
      const back = orderStatuses.filter((to) => to !== final && isAllowed(order, to, "staff"));
      const undoable = final !== "canceled_by_user" && previous !== "payment_process";
      expect(back, `${previous} → ${final}`).toEqual(undoable ? [previous] : []);
    }
  });

  test("nobody else does, and nobody once the minute is over", () => {
    for (const { from: previous, to: final } of transitions.filter(({ to }) => isFinal(to)))
      for (const to of orderStatuses.filter((status) => status !== final)) {
        for (const actor of ["customer", "merchant"] as const)
          expect(isAllowed(orderIn(final, previous, justBefore), to, actor)).toBe(false);
        for (const actor of actors)
          expect(isAllowed(orderIn(final, previous, justAfter), to, actor)).toBe(false);
      }
    expect(finals).toHaveLength(4);
  });
});

describe("a venue narrows the customer's canceling", () => {
  const cancelable = (policy: CustomerCancelPolicy) =>
    orderStatuses.filter(
      (from) =>
        from !== "canceled_by_user" &&
        isAllowed(orderIn(from, "placed", now), "canceled_by_user", "customer", policy),
    );

  test("until ready, until in progress, or never; and never from ready on", () => {
    expect(cancelable("until_ready")).toEqual(["payment_process", "placed", "in_progress"]);
    expect(cancelable("until_in_progress")).toEqual(["payment_process", "placed"]);
    expect(cancelable("never")).toEqual([]);
  });

  test("a cancel that comes too late is told apart from any other illegal move", () => {
    const circumstances = { actor: "customer", customerCancel: "until_ready", now } as const;
    expect(decide(orderIn("ready"), { type: "move", to: "canceled_by_user" }, circumstances)).toEqual({
      refused: "cancel_too_late",
    });
    expect(decide(orderIn("placed"), { type: "move", to: "ready" }, circumstances)).toEqual({
      refused: "move_not_allowed",
    });
  });

  test("the café cancels all the same", () => {
    const circumstances = { actor: "staff", customerCancel: "never", now } as const;
    const decision = decide(orderIn("ready"), { type: "move", to: "canceled_by_cafe" }, circumstances);
    expect(decision).toMatchObject({ event: { to: "canceled_by_cafe" } });
  });
});

test("a status is active or final; the queue has the paid, unfinished ones; the timeline ends at delivered", () => {
  for (const status of orderStatuses) expect(isActive(status)).toBe(!isFinal(status));
  expect(orderStatuses.filter(isQueued)).toEqual([...queueStages]);
  expect(stages).toEqual([...queueStages, "delivered"]);
});
