import { Prisma } from "@gotovo/db";
import { linesToMake } from "@gotovo/domain";
import type { OrderRow } from "../order-row.ts";

/** Of an order whose lines change: the ticks of what has not changed, also those that came since the order was read. */
export function ticksAssignment(next: Pick<OrderRow, "items" | "description">): Prisma.Sql {
  const lines = linesToMake(next).map(({ key }) => key);
  return Prisma.sql`ticks = case when o.ticks = '[]' then o.ticks else (
    select coalesce(jsonb_agg(kept.key), '[]') from jsonb_array_elements_text(o.ticks) kept(key)
    where kept.key = any(${lines}::text[])) end`;
}
