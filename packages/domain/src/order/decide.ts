import type { ErrorCode } from "../errors.ts";
import type { OrderCommand, OrderEvent, OrderState } from "./order.ts";
import { type Circumstances, mayMove, wayForward } from "./rules.ts";
import { isFinal } from "./status.ts";
import { transitions } from "./transitions.ts";

/** An event to record, nothing (the order is already in that state), or the reason for a refusal. */
export type Decision =
  | { readonly event: OrderEvent }
  | { readonly event: null }
  | { readonly refused: Extract<ErrorCode, "stale_version" | "move_not_allowed" | "cancel_too_late"> };

/**
 * Decides one command on one order. Asking for the state the order already has is no error and changes nothing, so a
 * repeated request has one effect. A command given for another version of the order (or another status, where it names
 * one) is refused as stale.
 */
export function decide(order: OrderState, command: OrderCommand, circumstances: Circumstances): Decision {
  if (command.expectedVersion !== undefined && command.expectedVersion !== order.version) {
    return { refused: "stale_version" };
  }
  switch (command.type) {
    case "move":
      return decideMove(order, command, circumstances);
    case "promise":
      return decidePromise(order, command.promisedAt, circumstances);
    default:
      return command satisfies never;
  }
}

function decideMove(
  order: OrderState,
  command: Extract<OrderCommand, { type: "move" }>,
  circumstances: Circumstances,
): Decision {
  if (command.to === order.status) {
    return command.promisedAt ? decidePromise(order, command.promisedAt, circumstances) : { event: null };
  }
  if (command.expectedStatus !== undefined && command.expectedStatus !== order.status) {
    return { refused: "stale_version" };
  }
  const direct = transitions.find((row) => row.to === command.to && mayMove(order, row, circumstances));
  const way = direct ? [direct] : command.skip ? wayForward(order, command.to, circumstances) : null;
  const row = way?.at(-1);
  if (!way || !row) {
    const lateCancel = command.to === "canceled_by_user" && circumstances.actor === "customer";
    return { refused: lateCancel ? "cancel_too_late" : "move_not_allowed" };
  }
  return {
    event: {
      type: "moved",
      kind: row.kind,
      from: order.status,
      to: row.to,
      skipped: way.slice(0, -1).map(({ to }) => to),
      reason: command.reason ?? null,
      promisedAt: (circumstances.actor !== "customer" && command.promisedAt) || order.promisedAt,
      at: circumstances.now,
    },
  };
}

/** Only the café promises a time. */
function decidePromise(order: OrderState, promisedAt: Date, { actor, now }: Circumstances): Decision {
  if (actor === "customer" || isFinal(order.status)) return { refused: "move_not_allowed" };
  if (order.promisedAt?.getTime() === promisedAt.getTime()) return { event: null };
  return { event: { type: "promised", promisedAt, at: now } };
}

/** The order after the event. Times of stages not reached (any longer) are null. */
export function evolve(order: OrderState, event: OrderEvent): OrderState {
  const version = order.version + 1;
  if (event.type === "promised") return { ...order, version, promisedAt: event.promisedAt };
  let from = { ...order, version };
  for (const to of event.skipped) {
    from = afterMove(from, { ...event, kind: "forward", from: from.status, to });
  }
  return afterMove(from, { ...event, from: from.status });
}

function afterMove(order: OrderState, event: Extract<OrderEvent, { type: "moved" }>): OrderState {
  const { to, from, at, kind } = event;
  return {
    version: order.version,
    status: to,
    previousStatus: isFinal(to) ? from : null,
    promisedAt: event.promisedAt,
    placedAt: to === "payment_process" ? null : (order.placedAt ?? (to === "placed" ? at : null)),
    startedAt: to === "placed" ? null : to === "in_progress" && kind === "forward" ? at : order.startedAt,
    readyAt:
      to === "placed" || to === "in_progress"
        ? null
        : to === "ready" && kind === "forward"
          ? at
          : order.readyAt,
    finishedAt: isFinal(to) ? at : null,
    cancelReason: kind === "cancel" ? event.reason : null,
  };
}
