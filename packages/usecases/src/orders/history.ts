import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { type Page, type PageCursor, pageSize, readPage } from "../page.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

/**
 * A person's orders at all merchants, the newest first: one page. However many there are, no more are read than a page
 * of each of the person's customers (one at a merchant, as a rule).
 */
export async function orderHistory(
  deps: Pick<Deps, "db">,
  personId: string,
  cursor: PageCursor | null,
): Promise<Page<OrderRow>> {
  return readPage(cursor, (from) => {
    const order = from?.direction === "newer" ? Prisma.sql`asc` : Prisma.sql`desc`;
    return deps.db.read<OrderRow>(Prisma.sql`
      select ${orderColumns} from ${fromOrders}
      where o.id in (
        select mine.id from customer b cross join lateral (
          select h.id from "order" h where h.customer_id = b.id ${beyond(from)}
          order by h.id ${order} limit ${pageSize + 1}) mine
        where b.person_id = ${personId}::uuid
        order by mine.id ${order} limit ${pageSize + 1})
      order by o.id ${order}`);
  });
}

function beyond(from: PageCursor | null): Prisma.Sql {
  if (from === null) return Prisma.empty;
  return from.direction === "newer"
    ? Prisma.sql`and h.id > ${from.id}::uuid`
    : Prisma.sql`and h.id < ${from.id}::uuid`;
}
