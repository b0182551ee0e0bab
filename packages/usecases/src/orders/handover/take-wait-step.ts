import { afterDueStep, nextWaitTick, type WaitState } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import { crewOf } from "../../venue/staff/crew.ts";
import { tellOwners } from "../../venue/staff/tell-owners.ts";
import { fromOrders, type OrderRow, orderColumns } from "../order-row.ts";

/** When to look again (null: there is nothing to wait for), and the chats in which something is to be said. */
export interface WaitLook {
  readonly next: Date | null;
  readonly told: readonly ChatKey[];
}

/**
 * Takes the step that is due while an order stands ready: its customer is reminded, or staff are asked whether it was not
 * fetched; cards follow from that note. When nobody is on duty to hear the question, owners read of it. An order that
 * moved meanwhile is left alone. Part of the caller's transaction, which publishes the order.
 */
export async function takeWaitStep(deps: Deps, tx: Tx, orderId: string): Promise<WaitLook> {
  const now = deps.clock();
  const [order] = await tx.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders} where o.id = ${orderId}::uuid and o.status = 'ready'`;
  if (!order) return { next: null, told: [] };
  const step = afterDueStep(order, now);
  if (step === null) return { next: nextWaitTick(order, now), told: [] };
  const isOurs = await noteStep(tx, order, step);
  const isQuestion = step.unfetchedAskedAt !== null;
  const isUnheard = isOurs && isQuestion && (await crewOf(tx, order.venueId)) !== "on_duty";
  return {
    next: nextWaitTick({ ...order, ...step }, now),
    told: isUnheard ? await tellUnheard(tx, order) : [],
  };
}

/** Whoever of two takes the step first has taken it; the other's look changes nothing. */
async function noteStep(tx: Tx, order: OrderRow, step: WaitState): Promise<boolean> {
  const noted = await tx.$executeRaw`
    update "order" set waited_since = ready_at, wait_step = ${step.waitStep}, reminded = ${step.reminded},
      unfetched_asked_at = ${step.unfetchedAskedAt}, unfetched_answered_at = ${step.unfetchedAnsweredAt}
    where id = ${order.id}::uuid and status = 'ready' and ready_at = ${order.readyAt}
      and (waited_since is distinct from ready_at or wait_step < ${step.waitStep})`;
  return noted > 0;
}

async function tellUnheard(tx: Tx, { venueId, venueName, number }: OrderRow): Promise<ChatKey[]> {
  return tellOwners(tx, venueId, { key: "unfetched-unheard", args: { venue: venueName, number } });
}
