import { Prisma } from "@gotovo/db";
import { DomainError, isFinal, isSameRefund, type RefundState, refundAsTold } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { publishEvents } from "../../events/append-event.ts";
import { publishChange } from "../../publish.ts";
import { findOrder } from "../find-order.ts";
import type { OrderRow } from "../order-row.ts";
import { writeChange } from "../write-change.ts";
import { refundAssignments, refundEvents, scheduleRefundTick } from "./refund-written.ts";

/** What a café's server says of a refund. */
export interface TellRefundInput {
  readonly orderId: string;
  readonly state: RefundState;
  /** Minor units; unless given, what was owed, or what the order cost. */
  readonly amount?: number | undefined;
}

/**
 * Records what became of an order's refund, while it is under way and after. What is so already changes nothing.
 * @returns the order as it is now
 * @throws DomainError `not_found`, `validation_failed` (`amount`: nothing says how much), `conflict`
 */
export async function tellRefund(
  deps: Deps,
  merchantId: string,
  { orderId, ...told }: TellRefundInput,
): Promise<OrderRow> {
  return deps.db.sqlTx(async (tx) => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const order = await findOrder(tx, { kind: "merchant", merchantId }, { externalId: orderId });
      const refund = refundAsTold(order, told, deps.clock());
      if (refund === null) {
        const message = "is required: nothing is owed, and the order says no sum";
        throw new DomainError("validation_failed", { field: "amount", message });
      }
      if (isSameRefund(order, refund)) return order;
      const next = { ...order, ...refund, version: order.version + 1, updatedAt: deps.clock() };
      if (await write(deps, tx, order, next)) return next;
    }
    throw new DomainError("conflict");
  });
}

async function write(deps: Deps, tx: Tx, order: OrderRow, next: OrderRow): Promise<boolean> {
  const events = refundEvents(order, next, { actor: { kind: "merchant", id: null }, at: next.updatedAt });
  const assignments = Prisma.sql`${refundAssignments(order, next)}, updated_at = ${next.updatedAt}`;
  const chats = await writeChange(deps, tx, order, assignments, events);
  if (chats === null) return false;
  // The card of a finished order has had its last edit: it gets another.
  if (isFinal(next.status))
    await tx.$executeRaw`update card set settled = false where order_id = ${next.id}::uuid and bot = 'customer'`;
  await scheduleRefundTick(deps, tx, order, next);
  publishEvents(deps, tx, order.merchantId);
  await publishChange(deps, tx, next, chats);
  return true;
}
