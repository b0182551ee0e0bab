import type { Tx } from "../../context.ts";
import { reachable } from "../order-row.ts";

/** Whether the customer of an order can be asked in Telegram. */
export async function isCustomerReachable(tx: Pick<Tx, "$queryRaw">, orderId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "order" o join customer c on c.id = o.customer_id where o.id = ${orderId}::uuid and ${reachable}`;
  return rows.length > 0;
}
