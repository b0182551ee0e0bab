import type { OrderDetails } from "./details.ts";
import type { OrderEvent, OrderState } from "./order.ts";

/** How a refund stands: nothing is owed, it is owed, the money is on its way, or that failed. */
export const refundStates = ["none", "due", "sent", "failed"] as const;
export type RefundState = (typeof refundStates)[number];

/** A refund and its amount, in minor units of the order's currency. */
export interface Refund {
  readonly refundState: RefundState;
  /** Null with `none`. */
  readonly refundAmount: number | null;
  /** Since when it has been owed. Of one that was sent: since when it had been; null when it was sent before it was owed. */
  readonly refundDueAt: Date | null;
}

export const noRefund: Refund = { refundState: "none", refundAmount: null, refundDueAt: null };

type Paid = Refund & Pick<OrderDetails, "total" | "currency"> & Pick<OrderState, "status">;

/** The refund after a move: canceling a paid order owes what it cost, taking that back owes it no more. */
export function refundAfterMove(order: Paid, event: OrderEvent, now: Date): Refund {
  if (event.type !== "moved" || order.total === null) return refundOf(order);
  if (event.kind === "cancel" && event.from !== "payment_process") return owe(order, order.total, now);
  const isUncanceled = event.kind === "undo" && event.from === "canceled_by_cafe";
  return isUncanceled ? owe(order, -order.total, now) : refundOf(order);
}

/** The refund after a change: a lower total owes the difference, a higher one owes less of what is owed. */
export function refundAfterChange(before: Paid, after: OrderDetails, now: Date): Refund {
  if (before.status === "payment_process" || before.currency !== after.currency) return refundOf(before);
  if (before.total === null || after.total === null) return refundOf(before);
  return owe(before, before.total - after.total, now);
}

/** What the café's server says became of a refund; `amount` when it says none: what it was, or what the order cost. */
export function refundAsTold(
  order: Paid,
  told: { readonly state: RefundState; readonly amount?: number | undefined },
  now: Date,
): Refund | null {
  if (told.state === "none") return noRefund;
  const refundAmount = told.amount ?? order.refundAmount ?? order.total;
  if (refundAmount === null || refundAmount === 0) return null;
  const since = told.state === "sent" ? order.refundDueAt : (owedSince(order) ?? now);
  return { refundState: told.state, refundAmount, refundDueAt: since };
}

/** True when two are the same to whoever looks at them. */
export function isSameRefund(a: Refund, b: Refund): boolean {
  return a.refundState === b.refundState && a.refundAmount === b.refundAmount;
}

/** True when this became owed, or more of it: it is news that money has to go back. */
export function isNewlyDue(before: Refund, after: Refund): boolean {
  return after.refundState === "due" && (owed(after) > owed(before) || before.refundState !== "due");
}

/** A refund alone, out of whatever has more. */
export function refundOf({ refundState, refundAmount, refundDueAt }: Refund): Refund {
  return { refundState, refundAmount, refundDueAt };
}

/**
 * So much more is owed, or less where it is below 0. What was sent is not taken back; what was sent before it was owed
 * (money first, then the cancellation) counts.
 */
function owe(refund: Refund, more: number, now: Date): Refund {
  const advance = more > 0 ? sentBefore(refund) : 0;
  const outstanding = owed(refund) + more - advance;
  if (advance > 0 && outstanding <= 0) return { ...refundOf(refund), refundDueAt: now };
  if (more === 0 || (more < 0 && owed(refund) === 0)) return refundOf(refund);
  if (outstanding <= 0) return noRefund;
  const refundState = more > 0 ? "due" : refund.refundState;
  return { refundState, refundAmount: outstanding, refundDueAt: owedSince(refund) ?? now };
}

function owedSince(refund: Refund): Date | null {
  return owed(refund) > 0 ? refund.refundDueAt : null;
}

function sentBefore({ refundState, refundAmount, refundDueAt }: Refund): number {
  return refundState === "sent" && refundDueAt === null ? (refundAmount ?? 0) : 0;
}

function owed({ refundState, refundAmount }: Refund): number {
  return refundState === "due" || refundState === "failed" ? (refundAmount ?? 0) : 0;
}

/** The refund as the customer is shown it; null: nothing is promised that the venue has not said. */
export function refundShown(refund: Refund, refunds: boolean): Refund | null {
  const { refundState } = refund;
  return refundState === "sent" || (refunds && refundState !== "none") ? refund : null;
}
