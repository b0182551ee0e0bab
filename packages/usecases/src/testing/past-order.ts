import { randomInt, randomUUID } from "node:crypto";
import type { Deps } from "../context.ts";
import { placeOrder } from "../orders/place-order.ts";

interface PlacedVenue {
  readonly merchantId: string;
  readonly venueId: string;
}

export interface PastOrder {
  /** Moscow's time, `2026-11-20 09:00`. */
  placed: string;
  /** Minutes after it was placed. */
  promised?: number;
  ready?: number;
  /** Somebody at the venue had heard of it. */
  heard?: number;
  status?: string;
  total?: number;
  currency?: string;
  reason?: string;
  rating?: number;
}

/** Places an order and has it over at once, at the times it tells. */
export async function placePast(deps: Deps, venue: PlacedVenue, past: PastOrder): Promise<void> {
  const { placed, promised = null, ready = null, heard = null, status = "delivered", reason = null } = past;
  const { order } = await placeOrder(deps, venue.merchantId, {
    orderId: randomUUID(),
    venueId: venue.venueId,
    items: [{ name: "Латте", quantity: 1 }],
    ...(past.total !== undefined && { total: past.total }),
    ...(past.currency !== undefined && { currency: past.currency }),
  });
  await deps.db.pool.query(
    `update "order" set status = $2::order_status, cancel_reason = $3, placed_at = p, promised_at = p + $5 * interval '1 min',
       ready_at = p + $6 * interval '1 min', held_until = null, heard_at = p + $7 * interval '1 min', finished_at = p + interval '1 hour'
     from (select $4::timestamp at time zone 'Europe/Moscow' as p) t where id = $1`,
    [order.id, status, reason, placed, promised, ready, heard],
  );
  if (past.rating === undefined) return;
  await deps.db.pool.query(
    `with rater as (
       insert into person (id, telegram_user_id, name) values (gen_random_uuid(), $3, 'Анна') returning id)
     insert into feedback (order_id, venue_id, person_id, asked_at, rating, rated_at)
     select o.id, o.venue_id, rater.id, placed_at, $2, placed_at + interval '2 hours' from "order" o, rater where o.id = $1`,
    [order.id, past.rating, randomInt(1e9, 1e12)],
  );
}

/** Has a venue open at the same minutes every day. */
export async function setHours(deps: Deps, { venueId }: PlacedVenue, hours: [number, number]): Promise<void> {
  const week = JSON.stringify(Array.from({ length: 7 }, () => [hours]));
  await deps.db.pool.query("update venue set opening_hours = $2 where id = $1", [venueId, week]);
}
