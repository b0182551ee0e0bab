import {
  allowedActions,
  type CustomerNotify,
  countedName,
  fillStatusText,
  firstName,
  inLine,
  isActive,
  isFinal,
  openSoldOut,
  type PurchaseLine,
  purchaseOf,
  stages,
  subject,
} from "@gotovo/domain";
import {
  type DesiredCard,
  escapeHtml,
  fitLines,
  formatMoment,
  formatMoney,
  htmlLine,
  markTest,
  messageLimit,
  shorten,
  type Texts,
} from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import type { CustomerOrder } from "@gotovo/usecases/orders/orders-of-person";
import { cancelCallback, notMineCallback, writeCallback } from "../callbacks.ts";
import { askRow, cancelHint } from "./cancel-request.ts";
import { pickupRow, pickupText } from "./handover.ts";
import { orderAlert } from "./order-alert.ts";
import { refund, wishes } from "./order-extras.ts";
import { holdText, promiseText } from "./order-time.ts";
import { repeatRow } from "./repeat-button.ts";
import { soldOutCancelPrompt, soldOutQuestion, soldOutResult, soldOutRows } from "./sold-out.ts";

/** The question that is open on a card. */
export interface CardPrompt {
  readonly prompt: string | null;
  readonly promptVersion: number | null;
  /** What the card was last posted for. */
  readonly alert?: string | null;
}

/** Room for what was bought; the rest of a card is well below the remaining limit. */
const purchaseLimit = messageLimit - 2500;

/** Lines of the purchase on a card: more would push the stages out of sight. The tracking page has them all. */
const purchaseLines = 15;

/** What the description says beside the items: no more of it, nor longer, than this. */
const [noteLines, noteLimit] = [3, 200] as const;

/** However often a venue's own words name it, they are no longer than this. */
const ownWordsLimit = 400;

/** What a card depends on besides its order. */
export interface CardView {
  readonly open: CardPrompt | undefined;
  readonly notify: CustomerNotify;
  /** Links to this machine are buttons too: Telegram's own server refuses them. */
  readonly localLinks: boolean;
  readonly now: Date;
}

/** The one message that shows an order to its customer. What they chose to hear is posted again, with sound. */
export function orderCard(texts: Texts, order: CustomerOrder, view: CardView): DesiredCard {
  const { open, notify, now } = view;
  const mayCancel = allowedActions(order, {
    actor: "customer",
    customerCancel: order.customerCancel,
    now,
  }).some((move) => move.to === "canceled_by_user");
  const prompt = open?.promptVersion === order.version ? open.prompt : null;
  const soldOut = openSoldOut(order);
  const asking = soldOut ? prompt === soldOutCancelPrompt : mayCancel && prompt === "cancel";
  const isLeaving = isActive(order.status) && prompt === "not-mine";
  return {
    subject: subject.order(order.id),
    text: [
      markTest(
        texts,
        order,
        texts.html("card-title", { number: order.number, venue: shorten(order.venueName, 100) }),
      ),
      purchase(texts, order),
      wishes(texts, order),
      refund(texts, order),
      timeline(texts, order, now),
      ...(isLeaving
        ? [texts.html("not-mine-question", { venue: shorten(order.venueName, 100) })]
        : soldOut
          ? [soldOutQuestion(texts, order, soldOut, { asking, now })]
          : [...closing(texts, order, { mayCancel, asking, now }), soldOutResult(texts, order)]),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
    keyboard: isLeaving
      ? leavingKeyboard(texts, order)
      : [
          ...(soldOut
            ? soldOutRows(texts, order, soldOut, asking)
            : [...keyboard(texts, order, mayCancel, asking), ...askRow(texts, order)]),
          ...(order.status === "ready" ? [pickupRow(texts, order)] : []),
          ...(order.status === "delivered" ? repeatRow(texts, order, view.localLinks) : []),
          // Beside an open question there is nothing but its answers.
          ...(asking ? [] : [[writeButton(texts, order), ...moreButton(texts, order)]]),
        ],
    ...orderAlert(order, notify, open?.alert),
    settled: isFinal(order.status),
  };
}

function writeButton(texts: Texts, { id: order }: OrderRow) {
  return { text: texts.plain("button-write"), callback_data: writeCallback.pack({ order }) };
}

function notMineButton(
  texts: Texts,
  { id: order, version }: OrderRow,
  key: string,
  step: "ask" | "yes" | "no",
) {
  return { text: texts.plain(key), callback_data: notMineCallback.pack({ order, step, version }) };
}

/** What is seldom needed stays out of the way, and off the card of an order that is over. */
function moreButton(texts: Texts, order: OrderRow) {
  return isActive(order.status) ? [notMineButton(texts, order, "button-more", "ask")] : [];
}

function leavingKeyboard(texts: Texts, order: OrderRow): DesiredCard["keyboard"] {
  return [
    [{ ...notMineButton(texts, order, "button-not-mine", "yes"), style: "danger" }],
    [notMineButton(texts, order, "button-not-mine-no", "no")],
  ];
}

function purchase(texts: Texts, order: OrderRow): string {
  const { bought, notes } = purchaseOf(order.items, order.description);
  const lines = bought.map((line) => purchaseLine(texts, line));
  const more = (hidden: number) => texts.html("card-more-items", { hidden });
  const beyond = lines.length - purchaseLines;
  const tail = beyond > 0 ? [more(beyond)] : [];
  const list = fitLines([...lines.slice(0, purchaseLines), ...tail], purchaseLimit, (cut) =>
    more(cut - tail.length + Math.max(beyond, 0)),
  );
  const total =
    order.total === null || order.currency === null
      ? ""
      : texts.html("card-total", { total: formatMoney(texts.locale, order.total, order.currency) });
  const said = notes.slice(0, noteLines).map((line) => noteLine(texts, line));
  const unsaid = notes.length > noteLines ? [more(notes.length - noteLines)] : [];
  return [list, ...said, ...unsaid, total].filter(Boolean).join("\n");
}

function noteLine(texts: Texts, line: PurchaseLine): string {
  const note = [countedName(texts.locale, line), ...line.details].join(", ");
  return texts.html("card-note", { note: shorten(note, noteLimit) });
}

function purchaseLine({ locale }: Texts, line: PurchaseLine): string {
  const { details } = line;
  const more = details.length > 0 ? ` <i>(${htmlLine(details.join(", "), 300)})</i>` : "";
  return `• ${htmlLine(countedName(locale, line), 200)}${more}`;
}

const marks = { done: "\u2705", underWay: "\u23f3", ahead: "\u25ab\ufe0f" } as const;

/** The stages with the done ones marked; an order that ended otherwise says how. */
function timeline(texts: Texts, order: OrderRow, now: Date): string {
  const reachedAt = [
    order.placedAt,
    order.startedAt,
    order.readyAt,
    order.status === "delivered" ? order.finishedAt : null,
  ];
  const reached = stages.indexOf(order.status as (typeof stages)[number]);
  const ended = isFinal(order.status) && order.status !== "delivered";
  const lines = stages.flatMap((stage, index) => {
    const at = reachedAt[index];
    const done = ended ? at !== null : index <= reached;
    if (ended && !done) return [];
    const underWay = stage === order.status && stage === "in_progress";
    const mark = underWay ? marks.underWay : done ? marks.done : marks.ahead;
    if (!done || !at) return [texts.html("card-stage", { mark, stage })];
    const time = formatMoment(texts.locale, at, order.timezone, now);
    return [texts.html("card-stage-at", { mark, stage, time })];
  });
  if (order.status === "payment_process") lines.unshift(texts.html("card-awaiting-payment"));
  return lines.join("\n");
}

interface Moment {
  readonly mayCancel: boolean;
  readonly asking: boolean;
  readonly now: Date;
}

function closing(texts: Texts, order: CustomerOrder, { mayCancel, asking, now }: Moment): string[] {
  if (isFinal(order.status)) {
    const ended = ownWords(order) || texts.html("card-ended", { status: order.status });
    return [
      order.cancelReason ? `${ended}\n${texts.html("card-reason", { reason: order.cancelReason })}` : ended,
    ];
  }
  if (asking) return [texts.html("card-cancel-question", { number: order.number })];
  const own = ownWords(order);
  return [
    ...(order.status === "ready"
      ? [own ? `<b>${own}</b>` : texts.html("card-ready"), pickupText(texts, order, now)]
      : [own, holdText(texts, order, now), promiseText(texts, order, now)]),
    cancelHint(texts, order, mayCancel),
  ];
}

/** What the venue says of the order's status in its own words, in HTML; empty when it says nothing of its own. */
function ownWords({ statusText, customerName, number, venueName }: CustomerOrder): string {
  if (statusText === null) return "";
  const values = {
    name: shorten(inLine(firstName(customerName ?? "")), 64),
    order: number,
    venue: shorten(venueName, 100),
  };
  return escapeHtml(shorten(fillStatusText(statusText, values), ownWordsLimit));
}

function keyboard(
  texts: Texts,
  order: OrderRow,
  mayCancel: boolean,
  asking: boolean,
): DesiredCard["keyboard"] {
  if (!mayCancel || !isActive(order.status)) return [];
  const data = (step: "ask" | "yes" | "no") =>
    cancelCallback.pack({ order: order.id, step, version: order.version });
  if (!asking) return [[{ text: texts.plain("button-cancel"), callback_data: data("ask") }]];
  return [
    [{ text: texts.plain("button-cancel-yes"), callback_data: data("yes"), style: "danger" }],
    [{ text: texts.plain("button-cancel-no"), callback_data: data("no") }],
  ];
}
