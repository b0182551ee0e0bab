import type { OrderStatus } from "./status.ts";

/** What a customer may be alerted of, in the order of an order's life, and what is heard unless they say otherwise. */
const heardByDefault = {
  placed: true,
  in_progress: false,
  ready: true,
  delivered: false,
  canceled_by_cafe: true,
  message: true,
} as const satisfies Partial<Record<OrderStatus | "message", boolean>>;

/** A stage of an order, its cancellation by the café, or a message of the café. */
export type CustomerNotification = keyof typeof heardByDefault;

export const customerNotifications = Object.keys(heardByDefault) as CustomerNotification[];

/** A customer's own choices, where they differ from the default. */
export type CustomerNotify = Readonly<Partial<Record<CustomerNotification, boolean>>>;

/** True when a customer hears this, as a message with sound; otherwise it is sent silently or edits a message. */
export function heardByCustomer(notify: CustomerNotify, notification: CustomerNotification): boolean {
  return notify[notification] ?? heardByDefault[notification];
}

/** What a customer may hear of an order that has come to this status; null when it is nothing. */
export function notificationOf(status: OrderStatus): CustomerNotification | null {
  return status in heardByDefault ? (status as CustomerNotification) : null;
}
