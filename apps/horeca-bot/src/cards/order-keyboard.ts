import {
  isCancelAsked,
  isFinal,
  isUnfetchedAsked,
  isUnheard,
  type OrderStatus,
  promiseSteps,
  type Transition,
} from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import {
  cancelAnswerCallback,
  cancelCallback,
  formCallback,
  hearCallback,
  keepCallback,
  moveCallback,
  promiseCallback,
  seenCallback,
} from "../callbacks.ts";
import { cancelReasons } from "../cancel-reasons.ts";
import { orderDialogCallback } from "../dialog-callbacks.ts";
import { keepWaitingCallback } from "../handover-callbacks.ts";
import { isAllTicked, lineRows } from "./line-rows.ts";
import type { SoldOutPrompt } from "./sold-out/prompt.ts";
import { openQuestionRows, promptKeyboard, soldOutWayIn } from "./sold-out/sold-out-keyboard.ts";
import { urgencyOf } from "./urgency.ts";

type Keyboard = DesiredCard["keyboard"];
type Button = Keyboard[number][number];

export interface KeyboardView {
  /** The moves open to staff now. */
  readonly moves: readonly Transition[];
  readonly expanded: boolean;
  /** The final status that a question is open about. */
  readonly asking: OrderStatus | null;
  /** What is open about what has run out. */
  readonly soldOut?: SoldOutPrompt | null;
  /** Which page of its lines is open. */
  readonly page: number;
  readonly now: Date;
  /** Its short form is its line on the list: there the card closes. */
  readonly inList?: boolean;
}

/** A card's buttons: exactly the moves that the lifecycle allows, or the answers to the question on the card. */
export function orderKeyboard(texts: Texts, order: OrderRow, view: KeyboardView): Keyboard {
  if (view.asking === "canceled_by_cafe") return reasons(texts, order);
  if (view.asking !== null) return confirmation(texts, order, view.asking);
  if (view.soldOut) return promptKeyboard(texts, order, view.soldOut, view.now);
  const of = (kind: Transition["kind"]) =>
    view.moves.filter((row) => row.kind === kind).map((row) => moveButton(texts, order, row));
  // The next status has a row of its own, far from the rest: it is what is tapped all day.
  const main = [...of("forward"), ...of("undo")];
  const isUnfetched = isUnfetchedAsked(order);
  const lines = view.expanded ? lineRows(texts, order, view.page) : [];
  const toggle = isFinal(order.status) ? [] : [formButton(texts, order, view)];
  const talk = view.expanded && order.personId !== null ? [talkButton(texts, order)] : [];
  const last = [...talk, ...soldOutWayIn(texts, order, view.expanded, view.now)];
  // The next step stays the first of both: whoever starts on it has heard of it, too.
  const noticed = hear(texts, order);
  const rows =
    of("discard").length > 0
      ? [main, [...of("back"), ...(isUnfetched ? [] : of("discard"))], [...toggle, ...of("cancel")], last]
      : [
          main,
          noticed,
          promiseButtons(texts, order, view),
          [...of("back"), ...toggle, ...of("cancel")],
          last,
        ];
  const asked = [...openQuestionRows(texts, order), ...(isUnfetched ? [unfetchedAnswers(texts, order)] : [])];
  return [cancelAnswers(texts, order), ...asked, seen(texts, order), ...rows, ...lines].filter(
    (row) => row.length > 0,
  );
}

/** While a customer waits to hear whether the order can be canceled. */
export function cancelAnswers(texts: Texts, order: OrderRow): Button[] {
  if (!isCancelAsked(order)) return [];
  return (["yes", "no"] as const).map((answer) => ({
    text: texts.plain("button-cancel-answer", { answer }),
    callback_data: cancelAnswerCallback.pack({ order: order.id, answer, version: order.version }),
    style: answer === "yes" ? "danger" : "primary",
  }));
}

/** While an order has stood ready for long; the question on the card is asked already, so "no-show" is one tap. */
export function unfetchedAnswers(texts: Texts, { id: order, version }: OrderRow): Button[] {
  return [
    {
      text: texts.plain("button-confirm", { to: "utilized" }),
      callback_data: moveCallback.pack({ order, to: "utilized", step: "do", version }),
      style: "danger",
    },
    {
      text: texts.plain("button-keep-waiting"),
      callback_data: keepWaitingCallback.pack({ order }),
      style: "primary",
    },
  ];
}

/** While a change by the café's server has been seen by none of the staff. */
export function seen(texts: Texts, { id, unseen, status }: OrderRow): Button[] {
  if (unseen === null || isFinal(status)) return [];
  const callback_data = seenCallback.pack({ order: id, version: unseen.version });
  return [{ text: texts.plain("button-seen"), callback_data, style: "primary" }];
}

/** While nobody has heard of the order and others are told of it. */
export function hear(texts: Texts, order: OrderRow): Button[] {
  if (!isUnheard(order)) return [];
  const callback_data = hearCallback.pack({ order: order.id });
  return [{ text: texts.plain("button-hear"), callback_data, style: "primary" }];
}

/** Some minutes more: on the full card, and on every card as soon as its time is running out. */
function promiseButtons(texts: Texts, order: OrderRow, { expanded, now }: KeyboardView): Button[] {
  if (order.status !== "placed" && order.status !== "in_progress") return [];
  if (!expanded && urgencyOf(order, now) === "none") return [];
  return promiseSteps.map((minutes) => ({
    text: texts.plain("button-promise", { minutes }),
    callback_data: promiseCallback.pack({ order: order.id, minutes, version: order.version }),
  }));
}

function moveButton(texts: Texts, order: OrderRow, { kind, to }: Transition): Button {
  // What ends an order is confirmed first; all else happens at one tap.
  const step = isFinal(to) ? "ask" : "do";
  return {
    text: texts.plain("button-move", { kind, to }),
    callback_data: moveCallback.pack({ order: order.id, to, step, version: order.version }),
    ...(kind === "forward" && { style: to === "ready" && isAllTicked(order) ? "success" : "primary" }),
  };
}

function talkButton(texts: Texts, order: OrderRow): Button {
  return {
    text: texts.plain("button-talk"),
    callback_data: orderDialogCallback.pack({ order: order.id }),
  };
}

function formButton(texts: Texts, order: OrderRow, { expanded, inList }: KeyboardView): Button {
  const form = expanded ? "short" : "full";
  return {
    text: inList && expanded ? texts.plain("button-close") : texts.plain("button-form", { form }),
    callback_data: formCallback.pack({ order: order.id, form }),
  };
}

function confirmation(texts: Texts, order: OrderRow, to: OrderStatus): Keyboard {
  const { id, version } = order;
  return [
    [
      {
        text: texts.plain("button-confirm", { to }),
        callback_data: moveCallback.pack({ order: id, to, step: "do", version }),
        style: to === "delivered" ? "success" : "danger",
      },
    ],
    [{ text: texts.plain("button-not-yet"), callback_data: keepCallback.pack({ order: id }) }],
  ];
}

/** Two reasons a row: the question must not push the rest of the queue off the screen. */
function reasons(texts: Texts, order: OrderRow): Keyboard {
  const { id, version } = order;
  const choices = cancelReasons.map(
    (reason): Button => ({
      text: texts.plain("button-cancel-reason", { reason }),
      callback_data: cancelCallback.pack({ order: id, reason, version }),
    }),
  );
  const rows = Array.from({ length: Math.ceil(choices.length / 2) }, (_, row) =>
    choices.slice(2 * row, 2 * row + 2),
  );
  const keep = texts.plain("button-do-not-cancel");
  return [...rows, [{ text: keep, callback_data: keepCallback.pack({ order: id }), style: "primary" }]];
}
