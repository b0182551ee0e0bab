import { oneLine } from "../text/one-line.ts";
import type { OrderState } from "./order.ts";
import type { OrderStatus } from "./status.ts";

/** The statuses a new order may have: being paid, or paid. */
export const initialStatuses = ["payment_process", "placed"] as const satisfies readonly OrderStatus[];
export type InitialStatus = (typeof initialStatuses)[number];

/** A new order's state. */
export function createOrder(status: InitialStatus, now: Date, promisedAt: Date | null = null): OrderState {
  return {
    status,
    version: 1,
    previousStatus: null,
    promisedAt,
    placedAt: status === "placed" ? now : null,
    startedAt: null,
    readyAt: null,
    finishedAt: null,
    cancelReason: null,
  };
}

/**
 * The number people say aloud, for an order without one from the café: the café's own id if it is short, otherwise its
 * last six letters and digits.
 */
export function shortNumber(orderId: string): string {
  const id = oneLine(orderId) || orderId;
  if (id.length <= 10) return id;
  const lastSix = (text: string) => [...text].slice(-6).join("");
  return lastSix(id.replace(/[^\p{L}\p{N}]/gu, "")).toUpperCase() || lastSix(id);
}
