import type { ActorKind } from "../actor.ts";
import type { CustomerCancelPolicy, OrderState } from "./order.ts";
import type { OrderStatus } from "./status.ts";
import { type Transition, transitions, undoWindowMs } from "./transitions.ts";

/** What a move depends on besides the order itself. */
export interface Circumstances {
  readonly actor: ActorKind;
  readonly customerCancel: CustomerCancelPolicy;
  /** The café says yes to a customer who asked to cancel what is being made already. */
  readonly agreed?: boolean | undefined;
  readonly now: Date;
}

const cancelWindow: Record<CustomerCancelPolicy, readonly OrderStatus[]> = {
  until_ready: ["payment_process", "placed", "in_progress"],
  until_in_progress: ["payment_process", "placed"],
  never: [],
  // Later they may ask the café.
  ask: ["payment_process", "placed"],
};

/** True when this row of the table is open to this actor at this moment. */
export function mayMove(
  order: OrderState,
  row: Transition,
  { actor, customerCancel, agreed, now }: Circumstances,
): boolean {
  if (row.from !== order.status || !row.by.includes(actor)) return false;
  if (row.kind === "cancel" && actor === "customer")
    return agreed === true || cancelWindow[customerCancel].includes(order.status);
  if (row.kind === "undo") {
    const withinWindow =
      order.finishedAt !== null && now.getTime() - order.finishedAt.getTime() < undoWindowMs;
    return withinWindow && row.to === order.previousStatus;
  }
  return true;
}

/**
 * The rows that lead forward to a status, one after the other, as far as they are open to this actor; null: there is no
 * such way.
 */
export function wayForward(
  order: OrderState,
  to: OrderStatus,
  circumstances: Circumstances,
): Transition[] | null {
  const open = transitions.filter(
    ({ kind, by }) => (kind === "forward" || kind === "discard") && by.includes(circumstances.actor),
  );
  const way: Transition[] = [];
  for (let at = order.status; at !== to; ) {
    const onward = open.filter((row) => row.from === at);
    const row = onward.find((each) => each.to === to) ?? onward.find(({ kind }) => kind === "forward");
    if (!row) return null;
    way.push(row);
    at = row.to;
  }
  return way;
}

/**
 * The statuses that a café's server may move the order to now: its own moves, and its customer's cancel, which it passes on.
 * None of them depends on the time.
 */
export function merchantMoves(order: OrderState, customerCancel: CustomerCancelPolicy): OrderStatus[] {
  const open = (["merchant", "customer"] as const).flatMap((actor) =>
    allowedActions(order, { actor, customerCancel, now: new Date(0) }),
  );
  return [...new Set(open.map(({ to }) => to))];
}

/** The moves open to an actor now: what buttons may be drawn, in the table's order. */
export function allowedActions(order: OrderState, circumstances: Circumstances): Transition[] {
  return transitions.filter((row) => mayMove(order, row, circumstances));
}
