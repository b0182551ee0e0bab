import { isActive } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { notMineCallback } from "../callbacks.ts";

function notMineButton(
  texts: Texts,
  { id: order, version }: OrderRow,
  key: string,
  step: "ask" | "yes" | "no",
) {
  return { text: texts.plain(key), callback_data: notMineCallback.pack({ order, step, version }) };
}

/** What is seldom needed stays out of the way, and off the card of an order that is over. */
export function moreButton(texts: Texts, order: OrderRow) {
  return isActive(order.status) ? [notMineButton(texts, order, "button-more", "ask")] : [];
}

/** The answers to "not mine?". */
export function leavingKeyboard(texts: Texts, order: OrderRow): DesiredCard["keyboard"] {
  return [
    [{ ...notMineButton(texts, order, "button-not-mine", "yes"), style: "danger" }],
    [notMineButton(texts, order, "button-not-mine-no", "no")],
  ];
}
