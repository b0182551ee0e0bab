import type { Deps } from "../context.ts";
import { newId } from "../ids.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";

/**
 * The dialog with the customer of an order of the venue, begun if there is none yet; it is then about that order. Null
 * when the order is not this venue's, or its customer is not known to the bot.
 */
export async function dialogOfOrder(deps: Deps, staff: StaffActor, orderId: string): Promise<string | null> {
  const now = deps.clock();
  const rows = await deps.db.prisma.$queryRaw<{ id: string }[]>`
    insert into dialog (id, venue_id, person_id, order_id, last_message_at, created_at)
    select ${newId(deps)}::uuid, o.venue_id, c.person_id, o.id, ${now}, ${now}
    from "order" o join customer c on c.id = o.customer_id
    where o.id = ${orderId}::uuid and o.venue_id = ${staff.venueId}::uuid and c.person_id is not null
    on conflict (venue_id, person_id) do update set order_id = excluded.order_id
    returning id`;
  return rows[0]?.id ?? null;
}
