import { cancelRequestOf, mayAskCancel } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { cancelCallback } from "../callbacks.ts";

/** The button that has the café asked, while it can be. */
export function askRow(texts: Texts, order: OrderRow): DesiredCard["keyboard"] {
  if (!mayAskCancel(order, order.customerCancel)) return [];
  const callback_data = cancelCallback.pack({ order: order.id, step: "request", version: order.version });
  return [[{ text: texts.plain("button-cancel-request"), callback_data }]];
}

/** Until when it can be canceled, or what became of asking; empty when there is nothing to say. */
export function cancelHint(texts: Texts, order: OrderRow, mayCancel: boolean): string {
  const request = order.status === "in_progress" ? cancelRequestOf(order) : null;
  if (request !== null)
    return texts.html("card-cancel-request", { request, minutes: order.cancelAskMinutes });
  return mayCancel ? texts.html("card-cancel-hint", { policy: order.customerCancel }) : "";
}
