import { isCancelAsked, isFinal } from "@gotovo/domain";
import { fitLines, formatAge, htmlLine, markTest, momentArgs, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { calledName } from "../called-name.ts";
import { changed, handover, unheard, where, wish } from "../order-text.ts";
import { shortPurchase } from "../purchase-text.ts";
import { soldOutLines } from "../sold-out/sold-out-text.ts";
import { urgencyOf } from "../urgency.ts";
import type { ListGroup } from "./list-groups.ts";

/** Visible characters of what was bought; the rest is on the order's card. */
const purchaseText = 1500;

/** What stands above the orders of a stage. */
export function groupTitle(texts: Texts, { stage, orders }: ListGroup): string {
  const args = { stage, count: orders.length };
  return stage === "finished" ? texts.html("list-finished") : texts.html("header-stage", args);
}

/** An order on the list, in HTML: number, age and promise, then what was bought with all its options. */
export function orderLines(texts: Texts, order: OrderRow, now: Date): string {
  const number = shorten(order.number, 32);
  if (isFinal(order.status)) return finished(texts, order, number);
  const title = texts.html("list-order", { number, urgency: urgencyOf(order, now) });
  // Whom to call matters when it is handed over; until then a line is one line on a phone.
  const name = order.status === "ready" ? calledName(order) : undefined;
  const facts = [
    markTest(texts, order, title),
    age(texts, order),
    promise(texts, order, now),
    where(texts, order),
    name ? htmlLine(name, 32) : "",
  ];
  const more = (hidden: number) => texts.html("card-more", { hidden });
  return [
    facts.filter(Boolean).join(" · "),
    ...(isCancelAsked(order) ? [texts.html("card-cancel-asked")] : []),
    ...unheard(texts, order, now),
    ...soldOutLines(texts, order, now),
    ...handover(texts, order, now),
    ...changed(texts, order),
    fitLines(shortPurchase(texts, order), purchaseText, more),
    wish(texts, order),
  ]
    .filter(Boolean)
    .join("\n");
}

function age(texts: Texts, { placedAt, timezone }: OrderRow): string {
  return placedAt === null ? "" : formatAge(texts.locale, placedAt, timezone).toHtml();
}

/** When it has to be ready; nothing once it is. */
function promise(texts: Texts, order: OrderRow, now: Date): string {
  const { promisedAt, timezone, status } = order;
  if (promisedAt === null || status === "ready") return "";
  const at = momentArgs(texts.locale, promisedAt, timezone, now);
  return texts.html("list-promise", { urgency: urgencyOf(order, now), ...at });
}

function finished(texts: Texts, order: OrderRow, number: string): string {
  const name = calledName(order);
  return [
    markTest(texts, order, texts.html("list-ended", { number, status: order.status })),
    ...(name ? [htmlLine(name, 32)] : []),
  ].join(" · ");
}
