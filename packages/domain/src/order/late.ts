import { type HeldOrder, heldBy } from "./held.ts";
import type { OrderState } from "./order.ts";

/** Past this, an order is late by "more than" so many minutes: nobody counts them one by one any more. */
export const countedLateMinutes = 30;

/** True when the order was promised for a time that has come, and is not ready; nobody is late while the venue rests. */
export function isLate(order: HeldOrder & Pick<OrderState, "promisedAt">, now: Date): boolean {
  const { status, promisedAt } = order;
  if (promisedAt === null || promisedAt > now) return false;
  return status === "in_progress" || (status === "placed" && heldBy(order, now) === null);
}

/** Whole minutes since the promise ran out; 0 before that, and without a promise. */
export function minutesLate({ promisedAt }: Pick<OrderState, "promisedAt">, now: Date): number {
  return promisedAt === null ? 0 : Math.max(0, Math.floor((now.getTime() - promisedAt.getTime()) / 60_000));
}
