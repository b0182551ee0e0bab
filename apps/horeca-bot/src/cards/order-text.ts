import { countedName, isFinal, type OrderStatus, type PurchaseLine, purchaseOf } from "@gotovo/domain";
import {
  fitLines,
  formatMoment,
  formatMoney,
  htmlLine,
  messageLimit,
  momentArgs,
  shorten,
  type Texts,
  visibleLength,
} from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { urgencyOf } from "./urgency.ts";

export interface CardView {
  readonly expanded: boolean;
  /** The final status that a question is open about. */
  readonly asking: OrderStatus | null;
  readonly now: Date;
}

/** Room for what was bought in the full form; the rest of a card is well below the remaining limit. */
const purchaseLimit = messageLimit - 1900;

/** Lines of the purchase on the short form; as many of them are kept for notes as the second number says. */
const [shortLines, noteLines] = [5, 2] as const;

/** What a card says, in HTML. */
export function orderText(texts: Texts, order: OrderRow, view: CardView): string {
  const urgency = urgencyOf(order, view.now);
  const number = shorten(order.number, 32);
  const title = texts.html("card-title", { number, status: order.status, urgency });
  const body =
    view.expanded && !isFinal(order.status) ? full(texts, order, view.now) : short(texts, order, view.now);
  const question = view.asking === null ? [] : ["", texts.html("card-question", { number, to: view.asking })];
  return [title, ...body, ...ending(texts, order), ...question].join("\n");
}

function short(texts: Texts, order: OrderRow, now: Date): string[] {
  const customer = order.pickup?.name ?? order.customerName?.trim().split(/\s+/)[0];
  const facts = [
    timing(texts, order, now),
    where(texts, order),
    customer ? texts.html("card-customer", { name: shorten(customer, 32) }) : "",
  ];
  return [...shortPurchase(texts, order), wish(texts, order), facts.filter(Boolean).join(" · ")].filter(
    Boolean,
  );
}

/** The customer's wish, whole: an allergy is not to be cut off. */
function wish(texts: Texts, { note }: OrderRow): string {
  return note === null ? "" : texts.html("card-wish", { note });
}

/** Where it is handed over. */
function where(texts: Texts, { pickup }: OrderRow): string {
  const table = pickup?.table === undefined ? "" : texts.plain("pickup-table", { table: pickup.table });
  const place = [pickup?.place, table].filter(Boolean).join(", ");
  return place === "" ? "" : texts.html("card-pickup", { place });
}

/** A line for each item with its options, and for each note: all of what has to be known to make the order. */
function shortPurchase(texts: Texts, { items, description }: OrderRow): string[] {
  const { bought, notes } = purchaseOf(items, description);
  const all = bought.length + notes.length;
  const keptNotes = all <= shortLines ? notes.length : Math.min(notes.length, noteLines);
  const kept = bought.slice(0, shortLines - keptNotes).map((line) => shortLine(texts, line));
  const said = notes.slice(0, shortLines - kept.length).map((line) => noteLine(texts, line, 400));
  const hidden = all - kept.length - said.length;
  const more = hidden > 0 ? [texts.html("card-more", { hidden })] : [];
  return kept.length < bought.length ? [...kept, ...more, ...said] : [...kept, ...said, ...more];
}

function shortLine({ locale }: Texts, line: PurchaseLine): string {
  const bold = (limit: number) => `<b>${htmlLine(countedName(locale, line), limit)}</b>`;
  if (line.details.length === 0) return bold(500);
  return `${bold(200)} · ${htmlLine(line.details.join(", "), 300)}`;
}

function noteLine(texts: Texts, line: PurchaseLine, limit: number): string {
  return texts.html("card-note", {
    note: shorten([countedName(texts.locale, line), ...line.details].join(", "), limit),
  });
}

function full(texts: Texts, order: OrderRow, now: Date): string[] {
  const { bought, notes } = purchaseOf(order.items, order.description);
  const more = (hidden: number) => texts.html("card-more", { hidden });
  // Notes have their room first: an allergy is not to be counted among what did not fit.
  const said = fitLines(
    notes.map((note) => noteLine(texts, note, 1300)),
    purchaseLimit / 2,
    more,
  );
  const items = fitLines(
    bought.map((line) => purchaseLine(texts, line)),
    purchaseLimit - visibleLength(said),
    more,
  );
  const purchase = [items, said].filter(Boolean).join("\n");
  const name = order.pickup?.name;
  const facts = [
    wish(texts, order),
    order.total !== null && order.currency !== null
      ? texts.html("card-total", { total: formatMoney(texts.locale, order.total, order.currency) })
      : "",
    where(texts, order),
    name ? texts.html("card-pickup-name", { name }) : "",
    order.customerName ? texts.html("card-customer", { name: shorten(order.customerName, 128) }) : "",
    timing(texts, order, now),
    history(texts, order, now),
    texts.html("card-external-id", { id: shorten(order.externalId, 128) }),
  ];
  return [...(purchase === "" ? [] : ["", purchase, ""]), ...facts.filter(Boolean)];
}

/** When it has to be ready; nothing once it is. */
function timing(texts: Texts, order: OrderRow, now: Date): string {
  if (order.promisedAt === null || order.status === "ready" || isFinal(order.status)) return "";
  const at = momentArgs(texts.locale, order.promisedAt, order.timezone, now);
  return texts.html("card-promise", { urgency: urgencyOf(order, now), ...at });
}

/** When it reached each stage so far. */
function history(texts: Texts, order: OrderRow, now: Date): string {
  const stages = [
    ["placed", order.placedAt],
    ["in_progress", order.startedAt],
    ["ready", order.readyAt],
  ] as const;
  const reached = stages.flatMap(([stage, at]) =>
    at === null
      ? []
      : [texts.html("card-stage-time", { stage, time: formatMoment(texts.locale, at, order.timezone, now) })],
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

function purchaseLine({ locale }: Texts, line: PurchaseLine): string {
  const bold = (limit: number) => `• <b>${htmlLine(countedName(locale, line), limit)}</b>`;
  if (line.details.length === 0) return bold(2700);
  return `${bold(1200)}\n   ${htmlLine(line.details.join(", "), 1500)}`;
}
