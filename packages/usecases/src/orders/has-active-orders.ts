import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";

/** True when the person has an order that is not finished. */
export async function hasActiveOrders(deps: Pick<Deps, "db">, personId: string): Promise<boolean> {
  const rows = await deps.db.read<unknown>(Prisma.sql`
    select 1 from "order" o join customer c on c.id = o.customer_id
    where c.person_id = ${personId}::uuid and o.finished_at is null limit 1`);
  return rows.length > 0;
}
