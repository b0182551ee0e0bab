import { describePurchase, isFinal, type OrderStatus, type PurchaseLine } from "@gotovo/domain";
import {
  escapeHtml,
  fitLines,
  formatMoney,
  formatTime,
  messageLimit,
  shorten,
  type Texts,
} from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { type Urgency, urgencyOf } from "./urgency.ts";

export interface CardView {
  readonly expanded: boolean;
  /** The final status that a question is open about. */
  readonly asking: OrderStatus | null;
  readonly now: Date;
}

/** Room for what was bought in the full form; the rest of a card is well below the remaining limit. */
const purchaseLimit = messageLimit - 1200;

/** Lines of the purchase that the short form names. */
const shortLines = 3;

/** What a card says, in HTML. */
export function orderText(texts: Texts, order: OrderRow, view: CardView): string {
  const urgency = urgencyOf(order, view.now);
  const number = shorten(order.number, 32);
  const title = texts.html("card-title", { number, status: order.status, urgency });
  const body =
    view.expanded && !isFinal(order.status) ? full(texts, order, urgency) : short(texts, order, urgency);
  const question = view.asking === null ? [] : ["", texts.html("card-question", { number, to: view.asking })];
  return [title, ...body, ...ending(texts, order), ...question].join("\n");
}

function short(texts: Texts, order: OrderRow, urgency: Urgency): string[] {
  const purchase = describePurchase(order.items, order.description);
  const named = purchase.slice(0, shortLines).map((line) => shorten(withQuantity(line), 60));
  const hidden = purchase.length - named.length;
  const more = hidden > 0 ? ` ${texts.html("card-more-short", { hidden })}` : "";
  const customer = order.customerName?.trim().split(/\s+/)[0];
  const facts = [
    timing(texts, order, urgency),
    customer ? texts.html("card-customer", { name: shorten(customer, 32) }) : "",
  ];
  return [escapeHtml(named.join(", ")) + more, facts.filter(Boolean).join(" · ")].filter(Boolean);
}

function full(texts: Texts, order: OrderRow, urgency: Urgency): string[] {
  const lines = describePurchase(order.items, order.description).map(purchaseLine);
  const purchase = fitLines(lines, purchaseLimit, (hidden) => texts.html("card-more", { hidden }));
  const facts = [
    order.total !== null && order.currency !== null
      ? texts.html("card-total", { total: formatMoney(texts.locale, order.total, order.currency) })
      : "",
    order.customerName ? texts.html("card-customer", { name: shorten(order.customerName, 128) }) : "",
    timing(texts, order, urgency),
    history(texts, order),
    texts.html("card-external-id", { id: shorten(order.externalId, 128) }),
  ];
  return [...(purchase === "" ? [] : ["", purchase, ""]), ...facts.filter(Boolean)];
}

/** When it has to be ready; nothing once it is. */
function timing(texts: Texts, order: OrderRow, urgency: Urgency): string {
  if (order.promisedAt === null || order.status === "ready" || isFinal(order.status)) return "";
  const time = formatTime(texts.locale, order.promisedAt, order.timezone);
  return texts.html("card-promise", { urgency, time });
}

/** When it reached each stage so far. */
function history(texts: Texts, order: OrderRow): string {
  const stages = [
    ["placed", order.placedAt],
    ["in_progress", order.startedAt],
    ["ready", order.readyAt],
  ] as const;
  const reached = stages.flatMap(([stage, at]) =>
    at === null
      ? []
      : [texts.html("card-stage-time", { stage, time: formatTime(texts.locale, at, order.timezone) })],
  );
  return reached.join(" · ");
}

/** How a finished order ended, and how long this card still stays. */
function ending(texts: Texts, order: OrderRow): string[] {
  if (!isFinal(order.status)) return [];
  const reason = order.cancelReason;
  return [
    ...(order.status === "canceled_by_user" ? [texts.html("card-customer-canceled")] : []),
    ...(reason ? [texts.html("card-reason", { reason: shorten(reason, 300) })] : []),
    texts.html("card-leaving"),
  ];
}

function purchaseLine(line: PurchaseLine): string {
  const name = `• <b>${escapeHtml(shorten(withQuantity(line), 200))}</b>`;
  if (line.details.length === 0) return name;
  return `${name}\n   ${escapeHtml(shorten(line.details.join(", "), 300))}`;
}

function withQuantity({ quantity, name }: PurchaseLine): string {
  return quantity !== null && quantity !== 1 ? `${quantity} × ${name}` : name;
}
