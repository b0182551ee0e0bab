import { afterDueStep, nextWaitTick, type WaitState } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "../order-row.ts";

/**
 * Takes the step that is due while an order stands ready: its customer is reminded, or staff are asked whether it was not
 * fetched; cards follow from that note. An order that moved meanwhile is left alone. Part of the caller's transaction,
 * which publishes the order.
 * @returns when to look again; null when there is nothing to wait for
 */
export async function takeWaitStep(deps: Deps, tx: Tx, orderId: string): Promise<Date | null> {
  const now = deps.clock();
  const [order] = await tx.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders} where o.id = ${orderId}::uuid and o.status = 'ready'`;
  if (!order) return null;
  const next = afterDueStep(order, now);
  if (next === null) return nextWaitTick(order, now);
  await noteStep(tx, order, next);
  return nextWaitTick({ ...order, ...next }, now);
}

/** Whoever of two takes the step first has taken it; the other's look changes nothing. */
async function noteStep(tx: Tx, order: OrderRow, next: WaitState): Promise<void> {
  await tx.$executeRaw`
    update "order" set waited_since = ready_at, wait_step = ${next.waitStep}, reminded = ${next.reminded},
      unfetched_asked_at = ${next.unfetchedAskedAt}, unfetched_answered_at = ${next.unfetchedAnsweredAt}
    where id = ${order.id}::uuid and status = 'ready' and ready_at = ${order.readyAt}
      and (waited_since is distinct from ready_at or wait_step < ${next.waitStep})`;
}
