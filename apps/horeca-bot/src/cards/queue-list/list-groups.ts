import { isQueued, queueStages } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** Orders of one stage, or those that were finished a moment ago. */
export interface ListGroup {
  readonly stage: (typeof queueStages)[number] | "finished";
  readonly orders: readonly OrderRow[];
}

/** The queue by stages, in its own order; no group is empty. */
export function groupsOf(orders: readonly OrderRow[]): ListGroup[] {
  const groups: ListGroup[] = [
    ...queueStages.map((stage) => ({ stage, orders: orders.filter(({ status }) => status === stage) })),
    { stage: "finished", orders: orders.filter(({ status }) => !isQueued(status)) },
  ];
  return groups.filter((group) => group.orders.length > 0);
}
