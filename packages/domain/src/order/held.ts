import { type Rest, restAt, type VenueTime } from "../venue/rest.ts";
import type { OrderState } from "./order.ts";

/** An order with what is known of its venue's time. */
export type HeldOrder = Pick<OrderState, "status" | "placedAt"> & VenueTime;

/** What keeps an order from being started. */
export const holdWarnings = { closed: "venue_closed", paused: "venue_paused" } as const;

/**
 * Why nobody starts on an order now, and until when: its venue is closed, or was paused when it came. Null when somebody
 * may, and once somebody has. Orders from before a pause are still made.
 */
export function heldBy(order: HeldOrder, now: Date): Rest | null {
  if (order.status !== "placed") return null;
  const rest = restAt(order, now);
  const isFromBefore = order.placedAt !== null && order.pausedAt !== null && order.placedAt < order.pausedAt;
  return rest?.why === "paused" && isFromBefore ? null : rest;
}
