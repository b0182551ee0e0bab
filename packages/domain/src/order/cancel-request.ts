import type { CustomerCancelPolicy, OrderState } from "./order.ts";

/** A customer's wish to have an order canceled that is being made already. */
export interface CancelRequest {
  readonly cancelAskedAt: Date | null;
  /** The café said no, or nothing in time. */
  readonly cancelDeclinedAt: Date | null;
}

export const noCancelRequest: CancelRequest = { cancelAskedAt: null, cancelDeclinedAt: null };

type Asked = CancelRequest & Pick<OrderState, "status">;

/** True while the customer may ask: it is being made, the venue lets them, and they have not asked before. */
export function mayAskCancel(order: Asked, policy: CustomerCancelPolicy): boolean {
  return policy === "ask" && order.status === "in_progress" && order.cancelAskedAt === null;
}

/** True while the café owes an answer. An order that became ready meanwhile needs none. */
export function isCancelAsked({ status, cancelAskedAt, cancelDeclinedAt }: Asked): boolean {
  return status === "in_progress" && cancelAskedAt !== null && cancelDeclinedAt === null;
}

/**
 * How a request stands, as the API says it: `asked` while the café owes an answer, `declined` also when the order became
 * ready without one; null when nobody asked, or nothing is left to answer.
 */
export function cancelRequestOf(order: Asked): "asked" | "declined" | null {
  if (isCancelAsked(order)) return "asked";
  const { status, cancelAskedAt, cancelDeclinedAt } = order;
  const isMade = status === "ready" || status === "delivered" || status === "utilized";
  return cancelDeclinedAt !== null || (cancelAskedAt !== null && isMade) ? "declined" : null;
}
