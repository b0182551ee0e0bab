import type { OrderEvent } from "../order/order.ts";
import type { OrderStatus } from "../order/status.ts";

/** What can become true in a merchant's business. */
export const eventTypes = [
  "order.placed",
  "order.status_changed",
  "order.canceled",
  "order.promise_moved",
  "order.changed",
  "order.cancel_requested",
  "refund.due",
  "refund.changed",
  "pairing.completed",
  "pairing.ended",
  "customer.blocked",
  "customer.unblocked",
  "feedback.received",
  "dialog.message_received",
  "dialog.closed",
  "dialog.blocked",
  "dialog.unblocked",
  "venue.changed",
  "venue.paused",
  "venue.resumed",
  "item.sold_out",
  "item.back",
  "ping",
] as const;

export type EventType = (typeof eventTypes)[number];

/** What an event is about. Events of one subject come in the order in which they became true. */
export interface EventSubject {
  readonly type: "order" | "customer" | "dialog" | "venue" | "webhook_endpoint";
  /** The café's own id of an order or a user of its site, else ours. */
  readonly id: string;
}

/** The type under which a change of an order stands in the log. */
export function eventTypeOf(event: OrderEvent, status: OrderStatus): EventType {
  if (event.type !== "moved") return "order.promise_moved";
  return status === "canceled_by_cafe" || status === "canceled_by_user"
    ? "order.canceled"
    : "order.status_changed";
}
