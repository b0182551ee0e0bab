import { describe, expect, test } from "vitest";
import {
  isNewlyDue,
  noRefund,
  type Refund,
  refundAfterChange,
  refundAfterMove,
  refundAsTold,
} from "./refund.ts";
import type { OrderStatus } from "./status.ts";

const now = new Date("2026-11-20T12:00:00Z");
const due = (refundAmount: number): Refund => ({ refundState: "due", refundAmount, refundDueAt: now });
const order = (refund: Refund = noRefund, total: number | null = 500, status: OrderStatus = "placed") => ({
  ...refund,
  total,
  currency: "RUB",
  status,
  items: null,
  description: "x",
  note: null,
  pickup: null,
  metadata: {},
  promisedAt: null,
});
const moved = (kind: "cancel" | "undo" | "forward", from: OrderStatus, to: OrderStatus) =>
  ({ type: "moved", kind, from, to, skipped: [], reason: null, promisedAt: null, at: now }) as const;

describe("money that has to go back", () => {
  test("is what a canceled order cost, if it was paid; taken back, it is owed no more", () => {
    const cancel = moved("cancel", "placed", "canceled_by_cafe");
    expect(refundAfterMove(order(), cancel, now)).toEqual(due(500));
    expect(refundAfterMove(order(due(100)), cancel, now)).toEqual(due(600));
    expect(refundAfterMove(order(noRefund, null), cancel, now)).toEqual(noRefund);
    expect(refundAfterMove(order(noRefund, 0), cancel, now)).toEqual(noRefund);
    const unpaid = moved("cancel", "payment_process", "canceled_by_user");
    expect(refundAfterMove(order(), unpaid, now)).toEqual(noRefund);
    expect(refundAfterMove(order(), moved("forward", "placed", "in_progress"), now)).toEqual(noRefund);
    const undo = moved("undo", "canceled_by_cafe", "placed");
    expect(refundAfterMove(order(due(500)), undo, now)).toEqual(noRefund);
    expect(refundAfterMove(order(due(600)), undo, now)).toEqual(due(100));
    const sent: Refund = { refundState: "sent", refundAmount: 500, refundDueAt: null };
    expect(refundAfterMove(order(sent), undo, now)).toEqual(sent);
  });

  test("is the difference of a lower total; a higher one owes less", () => {
    const to = (total: number | null, refund = noRefund, status: OrderStatus = "placed", currency = "RUB") =>
      refundAfterChange(order(refund, 500, status), { ...order(), total, currency }, now);
    expect(to(400)).toEqual(due(100));
    expect(to(400, due(50))).toEqual(due(150));
    expect(to(540, due(50))).toEqual(due(10));
    expect(to(560, due(50))).toEqual(noRefund);
    expect(to(600)).toEqual(noRefund);
    expect(to(null)).toEqual(noRefund);
    expect(to(400, noRefund, "payment_process")).toEqual(noRefund);
    expect(to(400, noRefund, "placed", "USD")).toEqual(noRefund);
  });

  test("is what the café says: what was owed, or what the order cost, unless it names an amount", () => {
    expect(refundAsTold(order(due(100)), { state: "sent" }, now)).toMatchObject({ refundAmount: 100 });
    expect(refundAsTold(order(due(100)), { state: "failed", amount: 70 }, now)).toEqual({
      ...due(70),
      refundState: "failed",
    });
    expect(refundAsTold(order(), { state: "due" }, now)).toEqual(due(500));
    expect(refundAsTold(order(noRefund, null), { state: "sent" }, now)).toBeNull();
    expect(refundAsTold(order(due(100)), { state: "none" }, now)).toEqual(noRefund);
  });

  test("that was sent before it was owed is not owed again; what answered a debt leaves the rest", () => {
    const cancel = moved("cancel", "placed", "canceled_by_cafe");
    const told = (before: ReturnType<typeof order>, state: "sent" | "due", amount?: number) => ({
      ...before,
      ...refundAsTold(before, { state, amount }, now),
    });
    const first = told(order(), "sent");
    expect(refundAfterMove(first, cancel, now)).toMatchObject({ refundState: "sent", refundAmount: 500 });
    expect(refundAfterMove(told(order(), "sent", 200), cancel, now)).toEqual(due(300));
    // Of 500, 200 were sent for a line that was taken off; then all of it is canceled.
    const lowered = { ...order(noRefund, 300), ...refundAfterChange(order(), order(noRefund, 300), now) };
    expect(refundAfterMove(told(lowered, "sent"), cancel, now)).toEqual(due(300));
    const paidBack = told(order(), "sent", 200);
    const settled = { ...order(noRefund, 300), ...refundAfterChange(paidBack, order(noRefund, 300), now) };
    expect(settled).toMatchObject({ refundState: "sent", refundAmount: 200 });
    expect(refundAfterMove(settled, cancel, now)).toEqual(due(300));
  });

  test("is news when it is owed, or more of it", () => {
    expect(isNewlyDue(noRefund, due(1))).toBe(true);
    expect(isNewlyDue(due(1), due(2))).toBe(true);
    expect(isNewlyDue({ ...due(1), refundState: "failed" }, due(1))).toBe(true);
    expect(isNewlyDue(due(2), due(1))).toBe(false);
    expect(isNewlyDue(due(1), noRefund)).toBe(false);
  });
});
