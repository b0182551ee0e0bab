import { heldBy, isLate, warningTime } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** How an order stands to its promise: broken, about to be (staff were warned), or neither, as while its venue rests. */
export type Urgency = "late" | "soon" | "none";

export function urgencyOf(order: OrderRow, now: Date): Urgency {
  if (isLate(order, now)) return "late";
  const warning = order.lateAlertedAt === null ? null : warningTime(order);
  return warning !== null && warning <= now && heldBy(order, now) === null ? "soon" : "none";
}
