import type { TrackedOrder } from "@gotovo/contract";
import {
  allowedActions,
  cancelRequestOf,
  heldBy,
  isCancelAsked,
  isToldUnheard,
  mayAskCancel,
  openSoldOut,
  refundShown,
  saidCode,
} from "@gotovo/domain";
import { cancelAskEnd } from "@gotovo/usecases/orders/cancel/ask-cancel";
import { handoverPayload } from "@gotovo/usecases/orders/handover/handover-link";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { telegramStateOf } from "@gotovo/usecases/orders/pairing/link-of-order";
import { vapidKeysOf } from "@gotovo/usecases/orders/push/vapid";
import type { ApiContext } from "../context.ts";
import { viewInstant, viewOrder } from "./order.ts";
import { viewPageDialog } from "./page-dialog.ts";
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
    sold_out: viewSoldOut(row),
    unheard: isToldUnheard(row),
    cancel_reason: row.cancelReason,
    refund: shownRefund(row),
    customer_may_cancel: mayCancel(row, now),
    handover: await viewHandover(api, row, viewer),
    timeline,
    updated_at,
    test,
    ...(viewer === "owner" && {
      cancel: viewCancel(row, now),
      push: { public_key: vapidKeysOf(api.deps.keyring).publicKey },
      dialog: await viewPageDialog(api.deps, row, now),
      telegram: await viewTelegramLink(api, await telegramStateOf(api.deps, row.id)),
    }),
  };
}

/** What the customer is being asked about; what became of it shows in what is bought. */
export function viewSoldOut(row: OrderRow): TrackedOrder["sold_out"] {
  const open = openSoldOut(row);
  return open && { name: open.name, until: open.until };
}

/** How an order that is ready is fetched: where, for everybody; what proves whose it is, for its owner. */
async function viewHandover(
  api: ApiContext,
  row: OrderRow,
  viewer: TrackViewer,
): Promise<TrackedOrder["handover"]> {
  if (row.status !== "ready") return null;
  const place = { address: row.venueAddress, instructions: row.pickupInstructions };
  if (viewer !== "owner") return place;
  const bot = await api.botName("horeca");
  const payload = handoverPayload(api.deps.keyring, row.id);
  return {
    ...place,
    code: row.handoverCode === null ? null : saidCode(row.handoverCode),
    scan_url: bot === null ? null : `${api.telegramLinkRoot}/${bot}?start=${payload}`,
  };
}

function withoutName(pickup: OrderRow["pickup"]): TrackedOrder["pickup"] {
  const { name: _, ...where } = pickup ?? {};
  return Object.keys(where).length === 0 ? null : where;
}

function mayCancel(row: OrderRow, now: Date): boolean {
  const circumstances = { actor: "customer", customerCancel: row.customerCancel, now } as const;
  return allowedActions(row, circumstances).some((action) => action.kind === "cancel");
}

/** What its owner can do to be rid of an order, and what became of asking. */
function viewCancel(row: OrderRow, now: Date): TrackedOrder["cancel"] {
  const { customerCancel: policy } = row;
  return {
    may: mayCancel(row, now) ? "cancel" : mayAskCancel(row, policy) ? "ask" : null,
    policy,
    request: cancelRequestOf(row),
    answer_by: isCancelAsked(row) ? viewInstant(cancelAskEnd(row)) : null,
  };
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
