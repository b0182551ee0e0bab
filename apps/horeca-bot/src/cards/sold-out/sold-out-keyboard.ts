import { maySellOut, openSoldOut, orderParts, stoppedAs, stoppedParts } from "@gotovo/domain";
import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { keepCallback, moveCallback } from "../../callbacks.ts";
import { soldOutCallback, soldOutEndCallback } from "../../sold-out-callbacks.ts";
import { pageOf, pagerRow } from "../panel-card.ts";
import type { SoldOutPrompt } from "./prompt.ts";
import { draftOf, mayTakeOff } from "./sold-out-text.ts";

type Keyboard = DesiredCard["keyboard"];
type Button = Keyboard[number][number];
type Step = Parameters<typeof soldOutCallback.pack>[0]["step"];

const labelLimit = 48;

/** The buttons of the question that is open on a card. */
export function promptKeyboard(texts: Texts, order: OrderRow, prompt: SoldOutPrompt, now: Date): Keyboard {
  if (prompt.step === "list") return partList(texts, order, prompt.at);
  const { at } = prompt;
  const draft = draftOf(order, at, now);
  if (draft === null) return [];
  const takeOff = mayTakeOff(order, draft)
    ? [[button(texts, order, "button-sold-out-take-off", "take_off", at)]]
    : [];
  const back = [button(texts, order, "button-sold-out-back", "list", 0), closeButton(texts, order)];
  if (prompt.step === "alone") return [...takeOff, [cancelButton(texts, order)], back];
  const before = stoppedAs(order.stopList, draft.name, now)?.choices ?? [];
  const names = shorten(before.map(({ name }) => name).join(", "), labelLimit);
  const same =
    before.length > 0 ? [[button(texts, order, "button-sold-out-same", "ask_same", at, { names })]] : [];
  return [
    ...same,
    [{ ...button(texts, order, "button-sold-out-ask", "ask", at), style: "primary" }],
    [button(texts, order, "button-sold-out-type", "type", at)],
    ...takeOff,
    back,
  ];
}

/** All that can run out of an order: a button each. */
function partList(texts: Texts, order: OrderRow, wanted: number): Keyboard {
  const parts = orderParts(order.items).map((part, at) => ({ part, at }));
  const page = pageOf(parts, wanted);
  const data = (step: Step, at: number) =>
    soldOutCallback.pack({ order: order.id, step, at, version: order.version });
  const rows = page.rows.map(({ part, at }): Button[] => {
    const name = shorten(part.name, labelLimit);
    const text = texts.plain("button-sold-out-part", { name, option: String(part.option !== null) });
    return [{ text, callback_data: data("part", at) }];
  });
  const pager = pagerRow(texts, page, (to) => data("list", to));
  return [...rows, ...(pager.length > 0 ? [pager] : []), [closeButton(texts, order)]];
}

/** While the customer is asked: staff may still say that it was found, or decide in their place. */
export function openQuestionRows(texts: Texts, order: OrderRow): Button[][] {
  const open = openSoldOut(order);
  if (open === null) return [];
  const answer = (key: string, answer: "take_off" | "withdraw"): Button => ({
    text: texts.plain(key),
    callback_data: soldOutEndCallback.pack({ order: order.id, answer, question: open.version }),
  });
  const takeOff = mayTakeOff(order, open) ? [answer("button-sold-out-take-off", "take_off")] : [];
  return [[answer("button-sold-out-found", "withdraw"), ...takeOff]];
}

/** The way in: on the full card, and on every card of an order that has something on the stop-list. */
export function soldOutWayIn(texts: Texts, order: OrderRow, expanded: boolean, now: Date): Button[] {
  if (!maySellOut(order) || openSoldOut(order) !== null || orderParts(order.items).length === 0) return [];
  const isStopped = stoppedParts(order.items, order.stopList, now).length > 0;
  return expanded || isStopped ? [button(texts, order, "button-sold-out", "list", 0)] : [];
}

function button(
  texts: Texts,
  { id, version }: OrderRow,
  key: string,
  step: Step,
  at: number,
  args: Record<string, string> = {},
): Button {
  return {
    text: texts.plain(key, args),
    callback_data: soldOutCallback.pack({ order: id, step, at, version }),
  };
}

function closeButton(texts: Texts, { id }: OrderRow): Button {
  return { text: texts.plain("button-sold-out-close"), callback_data: keepCallback.pack({ order: id }) };
}

function cancelButton(texts: Texts, { id, version }: OrderRow): Button {
  const to = "canceled_by_cafe";
  return {
    text: texts.plain("button-move", { kind: "cancel", to }),
    callback_data: moveCallback.pack({ order: id, to, step: "ask", version }),
  };
}
