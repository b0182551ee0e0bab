import { remindedOf, saidCode } from "@gotovo/domain";
import { type DesiredCard, formatMoment, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import type { CustomerOrder } from "@gotovo/usecases/orders/orders-of-person";
import { handoverCallback } from "../callbacks.ts";

/** Characters of an address, and of what the venue says of picking up. */
const [addressLimit, instructionsLimit] = [300, 500] as const;

/** What has to be known to fetch an order that is ready: where, how, and by which code. In HTML. */
export function pickupText(texts: Texts, order: OrderRow, now: Date): string {
  const { venueAddress, pickupInstructions, handoverCode, readyAt, timezone, arrivedAt } = order;
  const waits = remindedOf(order) > 0 && arrivedAt === null && readyAt !== null;
  return [
    ...(waits
      ? [texts.html("card-waiting", { time: formatMoment(texts.locale, readyAt, timezone, now) })]
      : []),
    ...(arrivedAt === null ? [] : [texts.html("card-arrived")]),
    ...(venueAddress === null
      ? []
      : [texts.html("card-address", { address: shorten(venueAddress, addressLimit) })]),
    ...(pickupInstructions === null
      ? []
      : [texts.html("card-pickup-instructions", { text: shorten(pickupInstructions, instructionsLimit) })]),
    ...(handoverCode === null ? [] : [texts.html("card-code", { code: saidCode(handoverCode) })]),
  ].join("\n");
}

/** "I am here", once and not for whom the café takes nothing from, and the picture for its staff's camera. */
export function pickupRow(texts: Texts, order: CustomerOrder): DesiredCard["keyboard"][number] {
  const button = (what: "here" | "qr") => ({
    text: texts.plain(`button-handover-${what}`),
    callback_data: handoverCallback.pack({ order: order.id, what }),
  });
  const mayArrive = order.arrivedAt === null && !order.dialogBlocked;
  return [...(mayArrive ? [{ ...button("here"), style: "primary" as const }] : []), button("qr")];
}

/** What the card of a ready order was last heard for: that it is ready, or a reminder. */
export function readyAlert(order: OrderRow): string {
  const reminded = remindedOf(order);
  return reminded > 0 ? `ready:${reminded}` : "ready";
}
