import {
  isCancelAsked,
  isFinal,
  isTickable,
  isUnfetchedAsked,
  type OrderStatus,
  saidCode,
  tickCount,
  unseenFields,
} from "@gotovo/domain";
import { formatMoment, formatMoney, markTest, momentArgs, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { calledName } from "./called-name.ts";
import { isAllTicked } from "./line-rows.ts";
import { isAwaited } from "./order-alert.ts";
import { fullPurchase, shortPurchase } from "./purchase-text.ts";
import type { SoldOutPrompt } from "./sold-out/prompt.ts";
import { promptLines, soldOutLines } from "./sold-out/sold-out-text.ts";
import { urgencyOf } from "./urgency.ts";

export interface CardView {
  readonly expanded: boolean;
  /** The final status that a question is open about. */
  readonly asking: OrderStatus | null;
  /** What is open about what has run out. */
  readonly soldOut?: SoldOutPrompt | null;
  readonly now: Date;
}

/** What a card says, in HTML. */
export function orderText(texts: Texts, order: OrderRow, view: CardView): string {
  const urgency = urgencyOf(order, view.now);
  const number = shorten(order.number, 32);
  const title = markTest(texts, order, texts.html("card-title", { number, status: order.status, urgency }));
  const body =
    view.expanded && !isFinal(order.status) ? full(texts, order, view.now) : short(texts, order, view.now);
  const question =
    view.asking === null
      ? view.soldOut
        ? promptLines(texts, order, view.soldOut, view.now)
        : []
      : ["", texts.html("card-question", { number, to: view.asking })];
  const asks = isCancelAsked(order) ? [texts.html("card-cancel-asked")] : [];
  return [
    title,
    ...asks,
    ...soldOutLines(texts, order, view.now),
    ...handover(texts, order, view.now),
    ...changed(texts, order),
    ...body,
    ...ending(texts, order),
    ...question,
  ].join("\n");
}

/** What matters while it stands ready, or would be if somebody said so. */
function handover(texts: Texts, order: OrderRow, now: Date): string[] {
  const { status, handoverCode, readyAt, timezone } = order;
  if (status === "in_progress" && isAllTicked(order)) return [texts.html("card-all-ticked")];
  if (status !== "ready") return [];
  const since = readyAt === null ? "" : formatMoment(texts.locale, readyAt, timezone, now);
  return [
    ...(isAwaited(order) ? [texts.html("card-arrived")] : []),
    ...(isUnfetchedAsked(order) ? [texts.html("card-unfetched", { since })] : []),
    ...(handoverCode === null ? [] : [texts.html("card-code", { code: saidCode(handoverCode) })]),
  ];
}

/** How much of it is made, as colleagues have ticked it off. */
function ticked(texts: Texts, order: OrderRow): string {
  const { all, done } = tickCount(order, order.ticks);
  return done > 0 && isTickable(order.status) ? texts.html("card-ticked", { done, all }) : "";
}

/** What the café's server changed and none of the staff has seen. */
function changed(texts: Texts, order: OrderRow): string[] {
  const { unseen } = order;
  if (unseen === null || isFinal(order.status)) return [];
  const fields = new Set(unseenFields(unseen, order).map((field) => texts.plain("changed-field", { field })));
  return [texts.html("card-changed", { fields: [...fields].join(", ") })];
}

function short(texts: Texts, order: OrderRow, now: Date): string[] {
  const customer = calledName(order);
  const facts = [
    timing(texts, order, now),
    ticked(texts, order),
    where(texts, order),
    customer ? texts.html("card-customer", { name: shorten(customer, 32) }) : "",
  ];
  return [...shortPurchase(texts, order), wish(texts, order), facts.filter(Boolean).join(" · ")].filter(
    Boolean,
  );
}

/** The customer's wish, whole: an allergy is not to be cut off. */
function wish(texts: Texts, { note, unseen, status }: OrderRow): string {
  if (note !== null) return texts.html("card-wish", { note });
  const gone = isFinal(status) ? null : (unseen?.before.note ?? null);
  return gone === null ? "" : texts.html("card-wish-gone", { note: gone });
}

/** Money that has to go back, or went. */
function refund(texts: Texts, { refundState, refundAmount, currency }: OrderRow): string {
  if (refundState === "none" || refundAmount === null) return "";
  const amount = currency === null ? "" : formatMoney(texts.locale, refundAmount, currency);
  return texts.html("card-refund", { state: refundState, amount });
}

function total(texts: Texts, { total, currency, unseen }: OrderRow): string {
  if (total === null || currency === null) return "";
  const now = texts.html("card-total", { total: formatMoney(texts.locale, total, currency) });
  const before = unseen?.before;
  if (!before || before.total === null || before.currency === null) return now;
  if (before.total === total && before.currency === currency) return now;
  const was = formatMoney(texts.locale, before.total, before.currency);
  return `${now} ${texts.html("card-total-before", { total: was })}`;
}

/** Where it is handed over. */
function where(texts: Texts, { pickup }: OrderRow): string {
  const table = pickup?.table === undefined ? "" : texts.plain("pickup-table", { table: pickup.table });
  const place = [pickup?.place, table].filter(Boolean).join(", ");
  return place === "" ? "" : texts.html("card-pickup", { place });
}

function full(texts: Texts, order: OrderRow, now: Date): string[] {
  const purchase = fullPurchase(texts, order);
  const name = order.pickup?.name;
  const facts = [
    wish(texts, order),
    total(texts, order),
    refund(texts, order),
    where(texts, order),
    name ? texts.html("card-pickup-name", { name }) : "",
    order.customerName ? texts.html("card-customer", { name: shorten(order.customerName, 128) }) : "",
    timing(texts, order, now),
    ticked(texts, order),
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
    ...[refund(texts, order)].filter(Boolean),
    texts.html("card-leaving"),
  ];
}
