import type { OrderView } from "@gotovo/contract";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { orderSnapshot } from "@gotovo/usecases/orders/order-snapshot";

/** An order as café servers see it at an instant: as events carry it too. */
export function viewOrder(row: OrderRow, now: Date): OrderView {
  const { items, description, ...rest } = orderSnapshot(row, now);
  return {
    ...rest,
    items: items as OrderView["items"],
    description: description as OrderView["description"],
  };
}

/** ISO 8601 in UTC. */
export function viewInstant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
