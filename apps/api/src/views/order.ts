import type { OrderView } from "@gotovo/contract";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** An order as café servers see it. */
export function viewOrder(row: OrderRow): OrderView {
  return {
    order_id: row.externalId,
    horeca_id: row.venueId,
    number: row.number,
    status: row.status,
    version: row.version,
    items: row.items as OrderView["items"],
    description: row.description as OrderView["description"],
    total: row.total,
    currency: row.currency,
    ready_at: viewInstant(row.promisedAt),
    repeat_url: row.repeatUrl,
    cancel_reason: row.cancelReason,
    timeline: viewTimeline(row),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** When each stage was reached; null for one that was not (any longer). */
function viewTimeline(row: OrderRow): OrderView["timeline"] {
  return {
    placed: viewInstant(row.placedAt),
    in_progress: viewInstant(row.startedAt),
    ready: viewInstant(row.readyAt),
    finished: viewInstant(row.finishedAt),
  };
}

/** ISO 8601 in UTC. */
export function viewInstant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
