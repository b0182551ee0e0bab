import { Prisma } from "@gotovo/db";
import { type Actor, DomainError, isCancelAsked, mayAskCancel } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { publishEvents } from "../../events/append-event.ts";
import { publishChange } from "../../publish.ts";
import { stateOf } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import { orderEvent } from "../order-event.ts";
import type { OrderRow } from "../order-row.ts";
import { writeChange } from "../write-change.ts";

/** The job that takes silence for a no. */
export interface CancelAskJob {
  orderId: string;
}

export const cancelAskQueue = "cancel-ask";

/** An order, at the version that its customer saw. */
export interface AskCancelInput {
  readonly orderId: string;
  readonly expectedVersion: number;
}

/**
 * A customer asks the café to cancel what is being made already; staff are asked on their cards, and silence is a no after
 * the venue's minutes. Asked twice is asked once.
 * @returns the order as it is now
 * @throws DomainError `not_found`, `stale_version`, `cancel_too_late` (with what is true now)
 */
export async function askCancel(
  deps: Deps,
  customer: Extract<Actor, { kind: "customer" }>,
  { orderId, expectedVersion }: AskCancelInput,
): Promise<OrderRow> {
  return deps.db.sqlTx(async (tx) => {
    const order = await findOrder(tx, customer, { id: orderId });
    if (isCancelAsked(order)) return order;
    if (!mayAskCancel(order, order.customerCancel)) throw new DomainError("cancel_too_late", stateOf(order));
    if (order.version !== expectedVersion) throw new DomainError("stale_version", stateOf(order));
    const now = deps.clock();
    const next: OrderRow = { ...order, version: order.version + 1, cancelAskedAt: now, updatedAt: now };
    const actor = { kind: "customer", id: null };
    const event = orderEvent(next, { type: "order.cancel_requested", actor, at: now });
    const assignments = Prisma.sql`cancel_asked_at = ${now}, updated_at = ${now}`;
    const chats = await writeChange(deps, tx, order, assignments, [event]);
    if (chats === null) throw new DomainError("stale_version", stateOf(order));
    const job: CancelAskJob = { orderId: order.id };
    await deps.jobs.enqueueAt(tx, cancelAskQueue, job, cancelAskEnd(next));
    publishEvents(deps, tx, order.merchantId);
    await publishChange(deps, tx, next, chats, "urgent");
    return next;
  });
}

/** When silence becomes a no. */
export function cancelAskEnd({ cancelAskedAt, cancelAskMinutes }: OrderRow): Date {
  return new Date((cancelAskedAt?.getTime() ?? 0) + cancelAskMinutes * 60_000);
}
