import { openSoldOut, soldOutSilence } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "../order-row.ts";
import { type SoldOutJob, soldOutQueue } from "./ask-sold-out.ts";
import { settleSoldOut } from "./settle-sold-out.ts";

/** Nobody has answered in time: what the question said of that is done. A repeated or early job changes nothing. */
export async function endSoldOut(deps: Deps, orderId: string): Promise<void> {
  const [order] = await deps.db.prisma.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders} where o.id = ${orderId}::uuid`;
  const soldOut = order && openSoldOut(order);
  if (!order || !soldOut) return;
  const now = deps.clock();
  const due = Date.parse(soldOut.until);
  const isOver = due <= now.getTime();
  if (
    isOver &&
    (await settleSoldOut(deps, order, soldOut, soldOutSilence(order, soldOut), { kind: "clock" }))
  )
    return;
  // Something came first, or this process's clock runs behind: it is asked again.
  const again = new Date(Math.max(due, now.getTime() + 1_000));
  await deps.db.tx((tx) => deps.jobs.enqueueAt(tx, soldOutQueue, { orderId } satisfies SoldOutJob, again));
}
