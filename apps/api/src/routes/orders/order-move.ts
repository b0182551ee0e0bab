import type { OrderCommand, OrderStatus } from "@gotovo/domain";
import type { ChangeOrderOptions } from "@gotovo/usecases/orders/change-order";

export interface Move {
  readonly status: OrderStatus;
  readonly reason?: string | undefined;
  readonly ready_at?: string | undefined;
  readonly skip?: boolean | undefined;
}

/** The command that a request for another status stands for. */
export function moveCommand({ status, reason, ready_at, skip }: Move): OrderCommand {
  return {
    type: "move",
    to: status,
    skip,
    reason,
    promisedAt: ready_at === undefined ? undefined : new Date(ready_at),
  };
}

/** Nobody but the customer cancels as the customer: such a request passes on what they asked for. */
export function moveOptions(status: OrderStatus): ChangeOrderOptions {
  return status === "canceled_by_user" ? { onBehalfOf: "customer" } : {};
}
