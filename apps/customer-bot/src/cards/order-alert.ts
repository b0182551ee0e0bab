import { type CustomerNotify, heardByCustomer, notificationOf, openSoldOut } from "@gotovo/domain";
import type { DesiredCard } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { readyAlert } from "./handover.ts";
import { soldOutAlert } from "./sold-out.ts";

/**
 * What of an order's card is heard. What the customer was asked about what has run out, what others decided of it, and a
 * refusal after they had asked themselves are heard whatever they chose.
 * @param told what the card was last posted for
 */
export function orderAlert(
  order: OrderRow,
  notify: CustomerNotify,
  told: string | null | undefined,
): Required<Pick<DesiredCard, "alert" | "sound" | "inPlace">> {
  const notification = notificationOf(order.status);
  const heard = notification !== null && heardByCustomer(notify, notification);
  const isRefused = order.status === "in_progress" && order.cancelDeclinedAt !== null;
  const soldOut = soldOutAlert(order);
  const isNews = isRefused || (soldOut !== null && !told?.includes(soldOut));
  // What they have just answered themselves is no news, nor is an order that goes back to its first stage.
  const isAnswered = order.status === "in_progress" && told?.startsWith("sold-out:") === true;
  const isBack = notification === "placed" && (told ?? notification) !== notification;
  const stage = isRefused ? "cancel-declined" : order.status === "ready" ? readyAlert(order) : notification;
  // The question stands alone, so that nothing else is heard while it is open; its end stays beside each stage.
  const ended = soldOut !== null && stage !== null && !openSoldOut(order) ? `${stage} ${soldOut}` : null;
  return {
    alert: ended ?? soldOut ?? stage,
    sound: heard || isNews,
    inPlace: !isNews && (!heard || isAnswered || isBack),
  };
}
