import type { TrackedOrder } from "@gotovo/contract";
import { allowedActions, heldBy, isToldUnheard, refundShown } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { telegramStateOf } from "@gotovo/usecases/orders/pairing/link-of-order";
import type { ApiContext } from "../context.ts";
import { viewInstant, viewOrder } from "./order.ts";
import { viewTelegramLink } from "./telegram-link.ts";

/** Who looks at a tracking page: whoever has its address, or the buyer, who has the owner's key. */
export type TrackViewer = "anyone" | "owner";

/** An order as its tracking page shows it: nothing about who bought; the way into Telegram to its owner alone. */
export async function viewTrackedOrder(
  api: ApiContext,
  row: OrderRow,
  viewer: TrackViewer,
): Promise<TrackedOrder> {
  const now = api.deps.clock();
  const { number, status, version, items, description, total, currency, note, timeline, updated_at, test } =
    viewOrder(row, now);
  const circumstances = {
    actor: "customer",
    customerCancel: row.customerCancel,
    now,
  } as const;
  return {
    merchant_name: row.merchantName,
    venue_name: row.venueName,
    timezone: row.timezone,
    number,
    status,
    version,
    items,
    description,
    total,
    currency,
    note: viewer === "owner" ? note : null,
    pickup: viewer === "owner" ? row.pickup : withoutName(row.pickup),
    ready_at: viewInstant(row.promisedAt),
    held: viewHold(row, now),
    unheard: isToldUnheard(row),
    cancel_reason: row.cancelReason,
    refund: shownRefund(row),
    customer_may_cancel: allowedActions(row, circumstances).some((action) => action.kind === "cancel"),
    timeline,
    updated_at,
    test,
    ...(viewer === "owner" && {
      telegram: await viewTelegramLink(api, await telegramStateOf(api.deps, row.id)),
    }),
  };
}

function withoutName(pickup: OrderRow["pickup"]): TrackedOrder["pickup"] {
  const { name: _, ...where } = pickup ?? {};
  return Object.keys(where).length === 0 ? null : where;
}

/** A refund as people see it. */
export function shownRefund(row: OrderRow): TrackedOrder["refund"] {
  const shown = refundShown(row, row.refunds);
  return shown && { state: shown.refundState, amount: shown.refundAmount };
}

/** Why nobody starts on an order now, as its buyer reads it. */
export function viewHold(row: OrderRow, now: Date): TrackedOrder["held"] {
  const held = heldBy(row, now);
  if (held === null) return null;
  return { ...held, until: viewInstant(held.until), reason: held.why === "paused" ? row.pauseReason : null };
}
