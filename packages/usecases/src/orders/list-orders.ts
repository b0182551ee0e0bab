import { Prisma } from "@gotovo/db";
import type { OrderStatus } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { isUuid } from "../ids.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

export interface ListOrdersInput {
  readonly active?: boolean | undefined;
  readonly venueId?: string | undefined;
  readonly statuses?: readonly OrderStatus[] | undefined;
  readonly limit: number;
  /** Our id of the last order of the page before. */
  readonly after?: string | undefined;
}

/** A merchant's orders, newest first, one page. An unknown venue or cursor gives an empty page. */
export async function listOrders(
  deps: Deps,
  merchantId: string,
  input: ListOrdersInput,
): Promise<OrderRow[]> {
  if (input.venueId !== undefined && !isUuid(input.venueId)) return [];
  if (input.after !== undefined && !isUuid(input.after)) return [];
  const filters = [Prisma.sql`o.merchant_id = ${merchantId}::uuid`];
  if (input.venueId !== undefined) filters.push(Prisma.sql`o.venue_id = ${input.venueId}::uuid`);
  if (input.after !== undefined) filters.push(Prisma.sql`o.id < ${input.after}::uuid`);
  if (input.statuses) filters.push(Prisma.sql`o.status = any(${[...input.statuses]}::order_status[])`);
  if (input.active !== undefined) {
    filters.push(input.active ? Prisma.sql`o.finished_at is null` : Prisma.sql`o.finished_at is not null`);
  }
  return deps.db.prisma.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders} where ${Prisma.join(filters, " and ")}
    order by o.id desc limit ${input.limit}`;
}
