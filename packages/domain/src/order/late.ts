import type { OrderState } from "./order.ts";

/** Past this, an order is late by "more than" so many minutes: nobody counts them one by one any more. */
export const countedLateMinutes = 30;

/** True when the order was promised for a time that has come, and is not ready. */
export function isLate({ status, promisedAt }: OrderState, now: Date): boolean {
  return promisedAt !== null && promisedAt <= now && (status === "placed" || status === "in_progress");
}

/** Whole minutes since the promise ran out; 0 before that, and without a promise. */
export function minutesLate({ promisedAt }: Pick<OrderState, "promisedAt">, now: Date): number {
  return promisedAt === null ? 0 : Math.max(0, Math.floor((now.getTime() - promisedAt.getTime()) / 60_000));
}
