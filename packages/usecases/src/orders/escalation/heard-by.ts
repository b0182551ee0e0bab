import { Prisma } from "@gotovo/db";
import type { StaffActor } from "../../venue/staff/find-staff.ts";

/**
 * Of `update "order" set …`: whoever of the staff does something about an order that waits to be started has heard of it,
 * unless somebody had before them.
 */
export function heardBy({ staffId }: Pick<StaffActor, "staffId">, now: Date): Prisma.Sql {
  const isNew = Prisma.sql`status = 'placed' and heard_at is null`;
  return Prisma.sql`
    heard_at = case when ${isNew} then ${now}::timestamptz else heard_at end,
    heard_by = case when ${isNew} then ${staffId}::uuid else heard_by end`;
}
