import { heldBy, isLate } from "@gotovo/domain";
import { momentArgs, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** Until when nobody starts on the order, for its café rests; empty when somebody may. */
export function holdText(texts: Texts, order: OrderRow, now: Date): string {
  const held = heldBy(order, now);
  if (held === null) return "";
  const { why, until } = held;
  const at = until
    ? momentArgs(texts.locale, until, order.timezone, now)
    : { day: "unknown", date: "", time: "" };
  const said = texts.html("card-held", { why, ...at });
  if (why === "closed" || order.pauseReason === null) return said;
  return `${said}\n${texts.html("card-reason", { reason: order.pauseReason })}`;
}

/** When the order will be ready, or that it is late; empty when nothing is promised that can be kept. */
export function promiseText(texts: Texts, order: OrderRow, now: Date): string {
  if (order.promisedAt === null) return "";
  const held = heldBy(order, now);
  // Nothing is ready before somebody can start on it, whatever was promised.
  if (held && (held.until === null || order.promisedAt <= held.until)) return "";
  const at = momentArgs(texts.locale, order.promisedAt, order.timezone, now);
  return texts.html(isLate(order, now) ? "card-late" : "card-promise", at);
}
