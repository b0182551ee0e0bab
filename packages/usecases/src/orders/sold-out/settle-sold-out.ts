import { Prisma } from "@gotovo/db";
import {
  type Actor,
  DomainError,
  isQueued,
  keptTicks,
  refundAfterChange,
  type SoldOut,
  type SoldOutAnswer,
  type SoldOutEffect,
  type SoldOutEnd,
  soldOutEffect,
  unseenAfter,
} from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { publishEvents } from "../../events/append-event.ts";
import { publishChange } from "../../publish.ts";
import { changeOrder } from "../change-order.ts";
import { heardBy } from "../escalation/heard-by.ts";
import { ticksAssignment } from "../handover/ticks-assignment.ts";
import { orderEvent } from "../order-event.ts";
import type { OrderRow } from "../order-row.ts";
import { refundAssignments, refundEvents, scheduleRefundTick } from "../refund/refund-written.ts";
import { storedJson } from "../stored-details.ts";
import { writeChange } from "../write-change.ts";
import { soldOutView } from "./sold-out-view.ts";

/** Who answers: the customer, staff in their place, or time, when nobody has. */
export type Answerer = Extract<Actor, { kind: "customer" | "staff" }> | { readonly kind: "clock" };

const outcomes = { swap: "swapped", take_off: "taken_off", cancel: "canceled" } as const;

/**
 * Does what an answer says, if the order is still as it was read: what is bought and what it costs, or its cancellation, with
 * the question's end, in one version.
 * @returns the order as it is now; null when something came first
 * @throws DomainError `validation_failed` when the answer is none of those that may be given
 */
export async function settleSoldOut(
  deps: Deps,
  order: OrderRow,
  soldOut: SoldOut,
  answer: SoldOutAnswer,
  answerer: Answerer,
): Promise<OrderRow | null> {
  const effect = soldOutEffect(order, soldOut, answer);
  if (effect === null) throw new DomainError("validation_failed", { field: "answer" });
  const end: SoldOutEnd = {
    how: outcomes[answer.type],
    by: answerer.kind,
    choice: answer.type === "swap" ? (soldOut.choices[answer.choice]?.name ?? null) : null,
    difference: effect.type === "change" ? effect.difference : 0,
    at: deps.clock().toISOString(),
  };
  const ended = { ...soldOut, end };
  if (effect.type === "cancel") return cancel(deps, order, ended, answerer);
  return deps.db.sqlTx((tx) => change(deps, tx, order, ended, effect, answerer));
}

async function cancel(
  deps: Deps,
  order: OrderRow,
  soldOut: SoldOut,
  answerer: Answerer,
): Promise<OrderRow | null> {
  // What time decides, it decides for the café: its rule said so.
  const actor =
    answerer.kind === "clock" ? ({ kind: "merchant", merchantId: order.merchantId } as const) : answerer;
  const to = answerer.kind === "customer" ? "canceled_by_user" : "canceled_by_cafe";
  const command = { type: "move", to, expectedVersion: order.version } as const;
  try {
    return await changeOrder(deps, actor, { id: order.id }, command, { soldOut });
  } catch (error) {
    if (error instanceof DomainError && error.code === "stale_version") return null;
    throw error;
  }
}

async function change(
  deps: Deps,
  tx: Tx,
  order: OrderRow,
  soldOut: SoldOut,
  { items, total }: Extract<SoldOutEffect, { type: "change" }>,
  answerer: Answerer,
): Promise<OrderRow | null> {
  const now = deps.clock();
  const version = order.version + 1;
  const after = { ...order, items, total };
  const refund = refundAfterChange(order, after, now);
  // Whoever makes it has to hear of what they did not do themselves.
  const isNews = answerer.kind !== "staff" && isQueued(order.status);
  const unseen = isNews ? unseenAfter(order.unseen, order, after, version) : order.unseen;
  const ticks = keptTicks(after, order.ticks);
  const next: OrderRow = { ...after, ...refund, soldOut, version, unseen, ticks, updatedAt: now };
  const changes = {
    items: { from: order.items, to: items },
    ...(total !== order.total && { total: { from: order.total, to: total } }),
    sold_out: { from: soldOutView(order), to: soldOutView(next) },
  };
  const actor = { kind: answerer.kind, id: answerer.kind === "staff" ? answerer.personId : null };
  const event = orderEvent(next, { type: "order.changed", changes, actor, at: now }, order);
  const heard = answerer.kind === "staff" ? Prisma.sql`${heardBy(answerer, now)},` : Prisma.empty;
  const assignments = Prisma.sql`
    items = ${storedJson(items)}::json, total = ${total}, unseen = ${storedJson(unseen)}::json,
    sold_out = ${storedJson(soldOut)}::json, ${ticksAssignment(next)}, ${refundAssignments(order, next)},
    ${heard} updated_at = ${now}`;
  const chats = await writeChange(deps, tx, order, assignments, [event, ...refundEvents(order, next, event)]);
  if (chats === null) return null;
  await scheduleRefundTick(deps, tx, order, next);
  publishEvents(deps, tx, order.merchantId);
  await publishChange(deps, tx, next, chats, "urgent");
  return next;
}
