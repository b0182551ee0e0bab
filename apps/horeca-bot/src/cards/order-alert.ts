import { isCancelAsked, isFinal, isUnfetchedAsked, type NotificationKind } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** Why a card was last heard: what stood on it then, each with the notification that it is. */
const separator = "|";

/** What of an order has to be heard besides that it came. */
function reasonsOf(order: OrderRow): [reason: string, NotificationKind][] {
  const end = order.soldOut?.end;
  const isCanceledByTime =
    end?.how === "canceled" && end.by === "clock" && order.status === "canceled_by_cafe";
  if (order.status === "canceled_by_user" || isCanceledByTime) return [["canceled", "canceled"]];
  if (isFinal(order.status)) return [];
  const since = order.readyAt?.getTime().toString(36);
  return [
    ...(isCancelAsked(order) ? ([["cancel-asked", "canceled"]] as const) : []),
    ...(order.unseen ? ([[`changed:${order.unseen.version}`, "new_order"]] as const) : []),
    ...(isUnfetchedAsked(order) ? ([[`unfetched:${since}`, "pickup"]] as const) : []),
    ...(isAwaited(order) ? ([["arrived", "pickup"]] as const) : []),
  ].map(([reason, kind]) => [reason, kind]);
}

/** True when its customer stands at the counter for it. */
export function isAwaited({ status, arrivedAt }: OrderRow): boolean {
  return status === "ready" && arrivedAt !== null;
}

/**
 * What is to be heard of an order's card.
 * @param before what it was last heard for
 * @returns `isNews` false: nothing of it is new, and what has been settled makes no sound; `kind` of what is new
 */
export function orderAlert(order: OrderRow, before: string | null) {
  const heard = new Set(before?.split(separator));
  const reasons = reasonsOf(order);
  const fresh = reasons.filter(([reason]) => !heard.has(reason));
  return {
    alert: reasons.length === 0 ? null : reasons.map(([reason]) => reason).join(separator),
    isNews: fresh.length > 0,
    kind: fresh[0]?.[1] ?? null,
  };
}
