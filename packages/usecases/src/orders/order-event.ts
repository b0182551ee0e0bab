import type { EventType, Pickup } from "@gotovo/domain";
import type { NewEvent } from "../events/append-event.ts";
import type { OrderRow } from "./order-row.ts";
import { orderSnapshot } from "./order-snapshot.ts";

/** What an event about an order says besides the order itself. */
export type OrderEventData = Pick<NewEvent, "actor" | "at"> & {
  readonly type: EventType;
  /** What was done. */
  readonly change?: object | undefined;
  /** What is different: `{field: {from, to}}`. */
  readonly changes?: object | undefined;
};

/**
 * An event that carries an order as the API answers it now.
 * @param before the order before the change: what was taken out of it is personal too
 */
export function orderEvent(order: OrderRow, data: OrderEventData, before: OrderRow = order): NewEvent {
  const { type, change, changes, actor, at } = data;
  return {
    merchantId: order.merchantId,
    type,
    subject: { type: "order", id: order.externalId },
    data: { order: orderSnapshot(order, at), ...(change && { change }), ...(changes && { changes }) },
    personal: [order, before].some(({ note, pickup }) => note !== null || pickup?.name !== undefined),
    actor,
    at,
  };
}

/** What an event keeps once the order's customer has been erased: `data` without wishes and names. */
export function withoutPerson(data: OrderData): object {
  const { note: _, pickup: __, ...changes } = data.changes ?? {};
  return { ...data, order: anonymous(data.order), ...(data.changes && { changes }) };
}

/** What an event about an order holds. */
export interface OrderData {
  readonly order: object;
  readonly changes?: Readonly<Record<string, unknown>>;
}

function anonymous(order: { readonly pickup?: Pickup | null }): object {
  const { name: _, ...where } = order.pickup ?? {};
  return { ...order, note: null, pickup: Object.keys(where).length === 0 ? null : where };
}
