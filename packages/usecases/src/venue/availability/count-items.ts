import { Prisma } from "@gotovo/db";

/** How many items an order has; what is measured (0.3 kg) is one, and an order that is only described too. */
export function countItems(items: unknown): number {
  if (!Array.isArray(items)) return 1;
  return Math.max(
    1,
    items.reduce((sum: number, item: { quantity?: unknown; unit?: unknown }) => sum + countOf(item), 0),
  );
}

function countOf({ quantity, unit }: { readonly quantity?: unknown; readonly unit?: unknown }): number {
  return typeof unit === "string" || typeof quantity !== "number" ? 1 : Math.ceil(quantity);
}

/** The same in SQL, of `"order" o`. */
export const countItemsSql = Prisma.sql`
  case when json_typeof(o.items) = 'array' then greatest(1, (
    select sum(case when i->>'unit' is null then ceil((i->>'quantity')::numeric) else 1 end)::int
    from json_array_elements(o.items) i)) else 1 end`;
