import type { OrderStatus } from "./status.ts";

const urgent = new Set<OrderStatus>(["placed", "ready", "canceled_by_user", "canceled_by_cafe"]);

/** True for what somebody has to act on at once: work that came, coffee that gets cold, work that need not be done. */
export function isUrgent(status: OrderStatus): boolean {
  return urgent.has(status);
}
