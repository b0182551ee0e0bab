import { Prisma } from "@gotovo/db";
import { dueEscalation, type EscalationStep, waitedForSince } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import { eventInsert, publishEvents } from "../../events/append-event.ts";
import type { WaitingOrder } from "../../venue/waiting-order.ts";
import { orderEvent } from "../order-event.ts";
import { fromOrders, type OrderRow, orderColumns } from "../order-row.ts";
import { tellManagersElsewhere } from "./tell-managers-elsewhere.ts";

/** A step that was taken, or has to be taken by canceling the order. */
export interface Escalation {
  readonly step: EscalationStep;
  /** Chats that were told of it and do not show the order. */
  readonly also: readonly ChatKey[];
}

/**
 * Takes the step of an order's escalation that is due, once: in the caller's transaction, which publishes the order. The
 * first one stands in the merchant's log. The last is not taken here: canceling is a change of the order.
 * @returns null when none is due, or somebody was quicker
 */
export async function escalate(
  deps: Deps,
  tx: Tx,
  orderId: string,
  waiting: WaitingOrder,
): Promise<Escalation | null> {
  const now = deps.clock();
  const step = dueEscalation(waiting, waiting.crew, now);
  if (step === null || step === "cancel") return step && { step, also: [] };
  const [order] = await tx.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders} where o.id = ${orderId}::uuid`;
  if (!order || !(await write(deps, tx, order, waiting.unheardStep, step, now))) return null;
  if (waiting.unheardStep === null) publishEvents(deps, tx, order.merchantId);
  return { step, also: step === "managers" ? await tellManagersElsewhere(tx, order) : [] };
}

/** False when the order was moved or heard of, or another process took the step. */
async function write(
  deps: Deps,
  tx: Tx,
  order: OrderRow,
  before: EscalationStep | null,
  step: EscalationStep,
  now: Date,
): Promise<boolean> {
  const change = { step, since: waitedForSince(order)?.toISOString() };
  const told = { ...order, unheardStep: step, unheardAt: now };
  const event = orderEvent(told, { type: "order.unheard", change, actor: undefined, at: now });
  const first = eventInsert(deps, [event], Prisma.sql`changed`);
  const rows = await tx.$queryRaw<{ changed: number }[]>`
    with changed as (
      update "order" set unheard_step = ${step}, unheard_at = ${now}
      where id = ${order.id}::uuid and status = 'placed' and heard_at is null
        and unheard_step is not distinct from ${before}
      returning id)
    ${before === null ? Prisma.sql`, event as (${first})` : Prisma.empty}
    select count(*)::int as changed from changed`;
  return rows[0]?.changed === 1;
}
