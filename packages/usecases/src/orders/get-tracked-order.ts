import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

/**
 * The order behind a public tracking token.
 * @throws DomainError `not_found`
 */
export async function getTrackedOrder(deps: Pick<Deps, "db">, token: string): Promise<OrderRow> {
  if (!/^[\w-]{22}$/.test(token)) throw new DomainError("not_found");
  const rows = await deps.db.prisma.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders} where o.track_token = ${token}`;
  const order = rows[0];
  if (!order) throw new DomainError("not_found");
  return order;
}
