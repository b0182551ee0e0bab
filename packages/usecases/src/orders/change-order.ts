import { Prisma } from "@gotovo/db";
import {
  type Actor,
  type ActorKind,
  type Circumstances,
  DomainError,
  decide,
  type ErrorDetails,
  eventTypeOf,
  evolve,
  heldBy,
  isCancelAsked,
  isSameRefund,
  isUnfetchedAsked,
  merchantMoves,
  type OrderCommand,
  type OrderEvent,
  refundAfterMove,
  type SoldOut,
  soldOutAfter,
  unheardAfter,
  withFirstPromise,
} from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { type NewEvent, publishEvents } from "../events/append-event.ts";
import { publishChange } from "../publish.ts";
import { scheduleLook } from "./escalation/schedule-look.ts";
import { askFeedback } from "./feedback/ask-feedback.ts";
import { findOrder, type OrderRef } from "./find-order.ts";
import { codeAssignment, isCodeTaken } from "./handover/spoken-codes.ts";
import { orderEvent } from "./order-event.ts";
import type { OrderRow } from "./order-row.ts";
import { wakePush } from "./push/wake-push.ts";
import { refundAssignments, refundEvents, scheduleRefundTick } from "./refund/refund-written.ts";
import { storedJson } from "./stored-details.ts";
import { writeChange } from "./write-change.ts";

export interface ChangeOrderOptions {
  /** A café's server may pass on what its own customer asked for: the move is then judged as the customer's. */
  readonly onBehalfOf?: "customer";
  /** Staff say yes to a customer who asked to cancel what is being made already. */
  readonly agrees?: boolean;
  /** The order is canceled because something has run out, which whoever asks has seen to: the question as it ends. */
  readonly soldOut?: SoldOut;
  /** Time alone moves it, as its café: only while nobody has heard of it. */
  readonly byClock?: boolean;
}

/**
 * Carries out one command on one order: the only way a status changes. Asking for what is already so changes nothing.
 * @returns the order as it is now
 * @throws DomainError `not_found`, `stale_version`, `move_not_allowed`, `cancel_too_late` (with `status` and `version`
 *   of what is true now), `conflict` when the order kept changing under us
 */
export async function changeOrder(
  deps: Deps,
  actor: Actor,
  ref: OrderRef,
  command: OrderCommand,
  options: ChangeOrderOptions = {},
): Promise<OrderRow> {
  for (;;) {
    try {
      return await changeOnce(deps, actor, ref, command, options);
    } catch (error) {
      if (!isCodeTaken(error)) throw error;
    }
  }
}

async function changeOnce(
  deps: Deps,
  actor: Actor,
  ref: OrderRef,
  command: OrderCommand,
  options: ChangeOrderOptions,
): Promise<OrderRow> {
  const actorKind = options.onBehalfOf ?? actor.kind;
  return deps.db.sqlTx(async (tx) => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const order = await findOrder(tx, actor, ref);
      if (options.byClock && (order.status !== "placed" || order.heardAt !== null)) return order;
      const agreed = (options.agrees === true && isCancelAsked(order)) || options.soldOut !== undefined;
      const { customerCancel } = order;
      const circumstances = { actor: actorKind, customerCancel, agreed, now: deps.clock() };
      const changed = await tryChange(deps, tx, actor, order, command, circumstances, options);
      if (changed) return changed;
    }
    throw new DomainError("conflict");
  });
}

/** The changed (or already right) order, or null when another change came first and the rules must be asked again. */
async function tryChange(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  order: OrderRow,
  command: OrderCommand,
  circumstances: Circumstances,
  { byClock = false, soldOut }: ChangeOrderOptions,
): Promise<OrderRow | null> {
  const wanted = withFirstPromise(order, command, order, circumstances.now);
  const decision = decide(order, wanted, circumstances);
  if ("refused" in decision) {
    throw new DomainError(decision.refused, stateOf(order));
  }
  if (decision.event === null) return order;
  const { now } = circumstances;
  const refund = refundAfterMove(order, decision.event, now);
  const heard = byClock
    ? ({ unheardStep: "cancel", unheardAt: now } as const)
    : unheardAfter(order, decision.event, circumstances.actor);
  const moved = { ...order, ...evolve(order, decision.event), ...refund, ...heard, updatedAt: now };
  const changed = { ...moved, soldOut: soldOut ?? soldOutAfter(moved, now) };
  const next = order.status === "payment_process" ? withHold(changed, now) : changed;
  const told = changedEvent(order, next, decision.event, actor, byClock ? "clock" : circumstances.actor);
  const events = [told, ...refundEvents(order, next, told)];
  const chats = await writeChange(deps, tx, order, assignmentsOf(deps, order, next), events);
  if (chats === null) return null;
  await scheduleLook(deps, tx, next, now);
  await scheduleRefundTick(deps, tx, order, next);
  if (next.status === "delivered") await askFeedback(deps, tx, order.id);
  publishEvents(deps, tx, order.merchantId);
  if (next.status !== order.status) await wakePush(deps, tx, order.id);
  await publishChange(deps, tx, next, chats);
  return next;
}

/** An order that is paid while its venue rests waits until that goes on. */
function withHold(order: OrderRow, now: Date): OrderRow {
  return { ...order, heldUntil: heldBy(order, now)?.until ?? null };
}

/** What is true now, for whoever was refused. */
export function stateOf(order: OrderRow): ErrorDetails {
  const { externalId: order_id, status, version, customerCancel } = order;
  return { order_id, status, version, allowed_moves: merchantMoves(order, customerCancel) };
}

function assignmentsOf(deps: Deps, order: OrderRow, next: OrderRow): Prisma.Sql {
  const refund = isSameRefund(order, next) ? Prisma.empty : Prisma.sql`${refundAssignments(order, next)},`;
  // What most orders never have is no part of what every move writes.
  const soldOut =
    next.soldOut === order.soldOut ? Prisma.empty : Prisma.sql`sold_out = ${storedJson(next.soldOut)}::json,`;
  const isNowReady = next.status === "ready" && order.status !== "ready";
  const code = isNowReady ? Prisma.sql`${codeAssignment(deps, order)},` : Prisma.empty;
  // A move is an answer too: should the order come back, nobody is asked again.
  const answer =
    isUnfetchedAsked(order) && next.status !== "ready"
      ? Prisma.sql`unfetched_answered_at = ${next.updatedAt},`
      : Prisma.empty;
  return Prisma.sql`
    status = ${next.status}::order_status, previous_status = ${next.previousStatus}::order_status,
    promised_at = ${next.promisedAt}, placed_at = ${next.placedAt}, held_until = ${next.heldUntil},
    started_at = ${next.startedAt}, ready_at = ${next.readyAt}, finished_at = ${next.finishedAt},
    cancel_reason = ${next.cancelReason}, heard_at = ${next.heardAt}, unheard_step = ${next.unheardStep},
    unheard_at = ${next.unheardAt}, ${refund} ${soldOut} ${code} ${answer} updated_at = ${next.updatedAt}`;
}

function changedEvent(
  order: OrderRow,
  next: OrderRow,
  event: OrderEvent,
  actor: Actor,
  by: ActorKind | "clock",
): NewEvent {
  const moved = event.type === "moved" ? event : null;
  const change = {
    kind: moved?.kind ?? "promise",
    from: order.status,
    to: next.status,
    by,
    reason: moved?.reason ?? null,
    ...(moved && moved.skipped.length > 0 && { skipped: moved.skipped }),
  };
  return orderEvent(next, {
    type: eventTypeOf(event, next.status),
    change,
    // Of a customer it says no more than that: a log is not where people are looked up.
    actor: { kind: by, id: actor.kind === "staff" ? actor.personId : null },
    at: event.at,
  });
}
