import type { ActorKind } from "../actor.ts";
import type { CustomerCancelPolicy, OrderState } from "./order.ts";
import type { OrderStatus } from "./status.ts";
import { type Transition, transitions, undoWindowMs } from "./transitions.ts";

/** What a move depends on besides the order itself. */
export interface Circumstances {
  readonly actor: ActorKind;
  readonly customerCancel: CustomerCancelPolicy;
  readonly now: Date;
}

const cancelWindow: Record<CustomerCancelPolicy, readonly OrderStatus[]> = {
  until_ready: ["payment_process", "placed", "in_progress"],
  until_in_progress: ["payment_process", "placed"],
  never: [],
};

/** True when this row of the table is open to this actor at this moment. */
export function mayMove(
  order: OrderState,
  row: Transition,
  { actor, customerCancel, now }: Circumstances,
): boolean {
  if (row.from !== order.status || !row.by.includes(actor)) return false;
  if (row.kind === "cancel" && actor === "customer")
    return cancelWindow[customerCancel].includes(order.status);
  if (row.kind === "undo") {
    const withinWindow =
      order.finishedAt !== null && now.getTime() - order.finishedAt.getTime() < undoWindowMs;
    return withinWindow && row.to === order.previousStatus;
  }
  return true;
}

/** The moves open to an actor now: what buttons may be drawn, in the table's order. */
export function allowedActions(order: OrderState, circumstances: Circumstances): Transition[] {
  return transitions.filter((row) => mayMove(order, row, circumstances));
}
