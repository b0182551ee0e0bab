import type { OrderState } from "./order.ts";

/** True when the order was promised for a time that has come, and is not ready. */
export function isLate({ status, promisedAt }: OrderState, now: Date): boolean {
  return promisedAt !== null && promisedAt <= now && (status === "placed" || status === "in_progress");
}
