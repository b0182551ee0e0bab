import { Prisma } from "@gotovo/db";
import type { OrderRow } from "../../orders/order-row.ts";

/**
 * A row when a venue takes nothing from the page of an order: it has blocked whoever writes there, their Telegram, or whoever
 * writes on the page of another order of theirs.
 */
export function pageBlock({ id, venueId, customerId }: Pick<OrderRow, "id" | "venueId" | "customerId">) {
  return Prisma.sql`
    select 1 from dialog d join person p on p.id = d.person_id
    where d.venue_id = ${venueId}::uuid and d.blocked_at is not null
      and (p.guest_of = ${id}::uuid
        or p.id = (select person_id from customer where id = ${customerId}::uuid)
        or exists (select from "order" o where o.id = p.guest_of and o.customer_id = ${customerId}::uuid))
    limit 1`;
}
