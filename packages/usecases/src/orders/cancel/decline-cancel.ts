import { Prisma } from "@gotovo/db";
import { type Actor, DomainError, isCancelAsked } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { publishEvents } from "../../events/append-event.ts";
import { publishChange } from "../../publish.ts";
import { stateOf } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import { orderEvent } from "../order-event.ts";
import type { OrderRow } from "../order-row.ts";
import { fromOrders, orderColumns } from "../order-row.ts";
import { writeChange } from "../write-change.ts";
import { type AskCancelInput, type CancelAskJob, cancelAskEnd, cancelAskQueue } from "./ask-cancel.ts";

/**
 * Staff say no to a customer who asked to cancel; the customer is told. Of two who answer at once, one does.
 * @throws DomainError `not_found`, `stale_version` when it was answered, or needs no answer any more
 */
export async function declineCancel(
  deps: Deps,
  staff: Extract<Actor, { kind: "staff" }>,
  { orderId, expectedVersion }: AskCancelInput,
): Promise<OrderRow> {
  return deps.db.sqlTx(async (tx) => {
    const order = await findOrder(tx, staff, { id: orderId });
    const isOpen = isCancelAsked(order) && order.version === expectedVersion;
    const declined = isOpen && (await decline(deps, tx, order, { kind: "staff", id: staff.personId }));
    if (!declined) throw new DomainError("stale_version", stateOf(order));
    return declined;
  });
}

/** Nobody has answered in time: that is a no. */
export async function endCancelAsk(deps: Deps, orderId: string): Promise<void> {
  await deps.db.sqlTx(async (tx) => {
    const [order] = await tx.$queryRaw<OrderRow[]>`
      select ${orderColumns} from ${fromOrders} where o.id = ${orderId}::uuid`;
    if (!order || !isCancelAsked(order)) return;
    const due = cancelAskEnd(order);
    const now = deps.clock();
    const isDone = due <= now && (await decline(deps, tx, order, { kind: "clock", id: null }));
    if (isDone) return;
    // Something came first, or this process's clock runs behind: it is asked again.
    const job: CancelAskJob = { orderId };
    await deps.jobs.enqueueAt(
      tx,
      cancelAskQueue,
      job,
      new Date(Math.max(due.getTime(), now.getTime() + 1_000)),
    );
  });
}

/** Null when something came first. */
async function decline(
  deps: Deps,
  tx: Tx,
  order: OrderRow,
  actor: { readonly kind: string; readonly id: string | null },
): Promise<OrderRow | null> {
  const now = deps.clock();
  const next: OrderRow = { ...order, version: order.version + 1, cancelDeclinedAt: now, updatedAt: now };
  const changes = { cancel_request: { from: "asked", to: "declined" } };
  const event = orderEvent(next, { type: "order.changed", changes, actor, at: now });
  const assignments = Prisma.sql`cancel_declined_at = ${now}, updated_at = ${now}`;
  const chats = await writeChange(deps, tx, order, assignments, [event]);
  if (chats === null) return null;
  publishEvents(deps, tx, order.merchantId);
  await publishChange(deps, tx, next, chats, "urgent");
  return next;
}
