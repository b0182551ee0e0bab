import { Prisma } from "@gotovo/db";
import {
  changedFields,
  type DetailField,
  type DetailsChange,
  DomainError,
  faultOf,
  isFinal,
  isQueued,
  keptTicks,
  type OrderDetails,
  refundAfterChange,
  soldOutAfter,
  unseenAfter,
  withChange,
} from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishEvents } from "../events/append-event.ts";
import { publishChange } from "../publish.ts";
import { stateOf } from "./change-order.ts";
import { scheduleLook } from "./escalation/schedule-look.ts";
import { findOrder } from "./find-order.ts";
import { ticksAssignment } from "./handover/ticks-assignment.ts";
import { orderEvent } from "./order-event.ts";
import type { OrderRow } from "./order-row.ts";
import { refundAssignments, refundEvents, scheduleRefundTick } from "./refund/refund-written.ts";
import { storedJson, storedMetadata } from "./stored-details.ts";
import { writeChange } from "./write-change.ts";

/** A change of one of a merchant's orders. */
export interface ChangeDetailsInput {
  readonly orderId: string;
  readonly change: DetailsChange;
  /** What the café's server was looking at when it asked. */
  readonly expectedVersion?: number | undefined;
}

/** How fields are called on the wire, where it is not as here. */
const wireNames: Partial<Record<DetailField, string>> = { promisedAt: "ready_at" };

/**
 * Changes what was bought, for how much, where and when it is handed over: one version, one event that tells old and new.
 * Staff see what is different until one of them says so. What is so already changes nothing.
 * @returns the order as it is now
 * @throws DomainError `not_found`, `stale_version`, `order_finished` (all with what is true now), `validation_failed` when
 *   what is left is no order, `conflict` when the order kept changing under us
 */
export async function changeDetails(
  deps: Deps,
  merchantId: string,
  input: ChangeDetailsInput,
): Promise<OrderRow> {
  return deps.db.sqlTx(async (tx) => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const order = await findOrder(tx, { kind: "merchant", merchantId }, { externalId: input.orderId });
      const changed = await tryChange(deps, tx, order, input);
      if (changed) return changed;
    }
    throw new DomainError("conflict");
  });
}

async function tryChange(
  deps: Deps,
  tx: Tx,
  order: OrderRow,
  { change, expectedVersion }: ChangeDetailsInput,
): Promise<OrderRow | null> {
  if (expectedVersion !== undefined && expectedVersion !== order.version)
    throw new DomainError("stale_version", stateOf(order));
  if (isFinal(order.status)) throw new DomainError("order_finished", stateOf(order));
  const after = withChange(order, change);
  const fault = faultOf(after);
  if (fault) throw new DomainError("validation_failed", { field: wireNames[fault] ?? fault });
  if (order.refundState !== "none" && order.currency !== null && after.currency !== order.currency) {
    const message = `must stay ${order.currency}, which its refund is in`;
    throw new DomainError("validation_failed", { field: "currency", message });
  }
  const fields = changedFields(order, after);
  if (fields.length === 0) return order;
  const version = order.version + 1;
  const unseen = isQueued(order.status) ? unseenAfter(order.unseen, order, after, version) : null;
  const now = deps.clock();
  const refund = refundAfterChange(order, after, now);
  const soldOut = soldOutAfter({ ...order, ...after }, now);
  const ticks = keptTicks(after, order.ticks);
  const next: OrderRow = { ...order, ...after, ...refund, soldOut, version, unseen, ticks, updatedAt: now };
  const event = orderEvent(
    next,
    {
      type: "order.changed",
      changes: changesOf(fields, order, next),
      actor: { kind: "merchant", id: null },
      at: next.updatedAt,
    },
    order,
  );
  const chats = await writeChange(deps, tx, order, assignmentsOf(order, next), [
    event,
    ...refundEvents(order, next, event),
  ]);
  if (chats === null) return null;
  await scheduleLook(deps, tx, next, now);
  await scheduleRefundTick(deps, tx, order, next);
  publishEvents(deps, tx, order.merchantId);
  await publishChange(deps, tx, next, chats);
  return next;
}

function assignmentsOf(order: OrderRow, next: OrderRow): Prisma.Sql {
  return Prisma.sql`
    items = ${storedJson(next.items)}::json, description = ${storedJson(next.description)}::json, total = ${next.total},
    currency = ${next.currency}, note = ${next.note}, pickup = ${storedJson(next.pickup)}::jsonb,
    metadata = ${storedMetadata(next.metadata)}::json, promised_at = ${next.promisedAt},
    unseen = ${storedJson(next.unseen)}::json, sold_out = ${storedJson(next.soldOut)}::json, ${ticksAssignment(next)},
    ${refundAssignments(order, next)}, updated_at = ${next.updatedAt}`;
}

/** `{field: {from, to}}`, by the names of the wire. */
function changesOf(fields: readonly DetailField[], before: OrderDetails, after: OrderDetails) {
  return Object.fromEntries(
    fields.map((field) => [wireNames[field] ?? field, { from: before[field], to: after[field] }]),
  );
}
