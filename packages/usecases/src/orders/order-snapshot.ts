import { cancelRequestOf, heldBy, holdWarnings, merchantMoves, soldOutWarning } from "@gotovo/domain";
import type { OrderRow } from "./order-row.ts";
import { soldOutView } from "./sold-out/sold-out-view.ts";

/** An order as café servers see it at an instant, in answers of the API and in events. */
export function orderSnapshot(row: OrderRow, now: Date) {
  return {
    order_id: row.externalId,
    horeca_id: row.venueId,
    number: row.number,
    status: row.status,
    version: row.version,
    allowed_moves: merchantMoves(row, row.customerCancel),
    items: row.items,
    description: row.description,
    total: row.total,
    currency: row.currency,
    note: row.note,
    pickup: row.pickup,
    metadata: row.metadata,
    ready_at: instant(row.promisedAt),
    repeat_url: row.repeatUrl,
    cancel_reason: row.cancelReason,
    cancel_request: cancelRequestOf(row),
    sold_out: soldOutView(row),
    refund: { state: row.refundState, amount: row.refundAmount },
    timeline: timeline(row),
    warnings: warningsOf(row, now),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    test: row.test,
  };
}

/** What is true of a paid order that its café may not expect. */
function warningsOf(row: OrderRow, now: Date) {
  const held = heldBy(row, now);
  return [
    ...(held ? [holdWarnings[held.why]] : []),
    ...(soldOutWarning(row, row.stopList, now) ? (["item_sold_out"] as const) : []),
    ...(row.quote === "expired" ? (["quote_expired"] as const) : []),
    ...(row.quote === "invalid" ? (["quote_invalid"] as const) : []),
  ];
}

/** When each stage was reached; null for one that was not (any more). */
function timeline(row: OrderRow) {
  return {
    placed: instant(row.placedAt),
    in_progress: instant(row.startedAt),
    ready: instant(row.readyAt),
    finished: instant(row.finishedAt),
  };
}

/** ISO 8601 in UTC. */
function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
