import { Prisma } from "@gotovo/db";
import type { Deps } from "../../context.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { fromOrders, type OrderRow, orderColumns } from "../order-row.ts";

/** The ready order of the person's venue that a customer says this code for; null when there is none. */
export async function findByCode(
  deps: Pick<Deps, "db">,
  { venueId }: StaffActor,
  code: string,
): Promise<OrderRow | null> {
  const [order] = await deps.db.read<OrderRow>(Prisma.sql`
    select ${orderColumns} from ${fromOrders}
    where o.venue_id = ${venueId}::uuid and o.status = 'ready' and o.handover_code = ${code}`);
  return order ?? null;
}
