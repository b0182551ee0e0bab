/** The statuses of an order, as on the wire and in the database, in the order of its life. */
export const orderStatuses = [
  "payment_process",
  "placed",
  "in_progress",
  "ready",
  "delivered",
  "utilized",
  "canceled_by_cafe",
  "canceled_by_user",
] as const;

export type OrderStatus = (typeof orderStatuses)[number];

/** The stages a customer walks through; a timeline shows exactly these. */
export const stages = [
  "placed",
  "in_progress",
  "ready",
  "delivered",
] as const satisfies readonly OrderStatus[];

/** The stages of a venue's queue: paid and not finished. */
export const queueStages = ["placed", "in_progress", "ready"] as const satisfies readonly OrderStatus[];

const finalStatuses: readonly OrderStatus[] = [
  "delivered",
  "utilized",
  "canceled_by_cafe",
  "canceled_by_user",
];

/** True when the order has come to its end (only an undo leads out, for a minute). */
export function isFinal(status: OrderStatus): boolean {
  return finalStatuses.includes(status);
}

/** True while the order is shown as active to customers. */
export function isActive(status: OrderStatus): boolean {
  return !isFinal(status);
}

/** True when staff have the order in their queue: it is paid and not finished. */
export function isQueued(status: OrderStatus): boolean {
  return (queueStages as readonly OrderStatus[]).includes(status);
}
