import { Prisma } from "@gotovo/db";
import { isNewlyDue, isSameRefund, type Refund } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import type { NewEvent } from "../../events/append-event.ts";
import { type OrderEventData, orderEvent } from "../order-event.ts";
import type { OrderRow } from "../order-row.ts";

/** The job that tells owners of a refund that nobody has made. */
export interface RefundTickJob {
  orderId: string;
}

export const refundTickQueue = "refund-tick";

const hourMs = 3_600_000;

/** Of `update "order" set …`: the refund after the change, and that owners have not been told of it if it is news. */
export function refundAssignments(before: Refund, after: Refund): Prisma.Sql {
  const alerted = isNewlyDue(before, after) ? Prisma.sql`, refund_alerted_at = null` : Prisma.empty;
  return Prisma.sql`
    refund_state = ${after.refundState}::refund_state, refund_amount = ${after.refundAmount},
    refund_due_at = ${after.refundDueAt} ${alerted}`;
}

/** The event that a change of the refund is; none when it is as it was. */
export function refundEvents(
  before: OrderRow,
  after: OrderRow,
  { actor, at }: Pick<OrderEventData, "actor" | "at">,
): NewEvent[] {
  if (isSameRefund(before, after)) return [];
  const type = isNewlyDue(before, after) ? "refund.due" : "refund.changed";
  const view = ({ refundState, refundAmount }: Refund) => ({ state: refundState, amount: refundAmount });
  const changes = { refund: { from: view(before), to: view(after) } };
  return [orderEvent(after, { type, changes, actor, at })];
}

/** Has owners told at the time, in the caller's transaction, if it is news that money has to go back. */
export async function scheduleRefundTick(deps: Deps, tx: Tx, before: Refund, after: OrderRow): Promise<void> {
  if (!isNewlyDue(before, after) || after.refundDueAt === null) return;
  const at = new Date(after.refundDueAt.getTime() + after.refundHours * hourMs);
  await deps.jobs.enqueueAt(tx, refundTickQueue, { orderId: after.id } satisfies RefundTickJob, at);
}
