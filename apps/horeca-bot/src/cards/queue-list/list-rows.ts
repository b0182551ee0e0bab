import { allowedActions, isCancelAsked, isFinal, isUnfetchedAsked } from "@gotovo/domain";
import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { isListMove, listMoveCallback, listOpenCallback } from "../../callbacks.ts";
import { cancelAnswers, hear, seen, unfetchedAnswers } from "../order-keyboard.ts";
import { openQuestionRows } from "../sold-out/sold-out-keyboard.ts";

type Button = DesiredCard["keyboard"][number][number];

/**
 * The row of an order: what it asks for and its next step, each naming the order, and the way to its card. It asks for
 * nothing else while its customer waits to hear whether it can be canceled.
 */
export function listRows(texts: Texts, order: OrderRow, now: Date): Button[][] {
  const named = (button: Button): Button => ({
    ...button,
    text: texts.plain("list-button", { number: shorten(order.number, 12), label: button.text }),
  });
  const open: Button[] = isFinal(order.status)
    ? []
    : [
        {
          text: texts.plain("button-form", { form: "full" }),
          callback_data: listOpenCallback.pack({ order: order.id }),
        },
      ];
  const asks = [
    ...cancelAnswers(texts, order),
    ...openQuestionRows(texts, order).flat(),
    ...(isUnfetchedAsked(order) ? unfetchedAnswers(texts, order) : []),
    ...seen(texts, order),
    ...hear(texts, order),
  ].slice(0, 2);
  const steps = isCancelAsked(order) ? [] : moves(texts, order, now);
  const row = [...[...asks, ...steps].map(named), ...open];
  return row.length > 0 ? [row] : [];
}

function moves(texts: Texts, order: OrderRow, now: Date): Button[] {
  const allowed = allowedActions(order, { actor: "staff", customerCancel: order.customerCancel, now });
  return allowed
    .filter(({ kind }) => isListMove(kind))
    .map(({ kind, to }) => ({
      text: texts.plain("button-move", { kind, to }),
      callback_data: listMoveCallback.pack({ order: order.id, from: order.status, to }),
      ...(kind === "forward" && { style: "primary" as const }),
    }));
}
