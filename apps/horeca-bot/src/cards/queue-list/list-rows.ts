import { allowedActions, isCancelAsked, isFinal, isUnfetchedAsked } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { isListMove, listMoveCallback, listOpenCallback } from "../../callbacks.ts";
import { cancelAnswers, hear, seen, unfetchedAnswers } from "../order-keyboard.ts";
import { openQuestionRows } from "../sold-out/sold-out-keyboard.ts";

type Button = DesiredCard["keyboard"][number][number];

/** Characters of a number that a button always has room for, beside what it does. */
const numberEnd = 6;

/** Characters of a number with which three buttons in a row can still be read on a phone. */
const numberInThree = 4;

/**
 * The rows of an order: what it asks for and its next step, each naming the order, and the way to its card. It asks for
 * nothing else while its customer waits to hear whether it can be canceled.
 */
export function listRows(texts: Texts, order: OrderRow, now: Date): Button[][] {
  const number = endOf(order.number);
  const named = (button: Button): Button => ({
    ...button,
    text: texts.plain("list-button", { number, label: button.text }),
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
  ].slice(0, 2);
  const steps = isCancelAsked(order) ? [] : moves(texts, order, now);
  const asked = asks.map(named);
  // Buttons of a row are equally wide: of three, long labels show nothing but the number.
  const isCrowded = asked.length > 1 || (asked.length === 1 && number.length > numberInThree);
  // Alone in its row the way to the card has to say whose it is.
  const way = isCrowded && steps.length === 0 ? open.map(named) : open;
  const last = [...steps.map(named), ...way];
  const rows = isCrowded ? [asked, last] : [[...asked, ...last]];
  // As on a card, the next step stays where it always is: whoever starts on an order has heard of it, too.
  return [...rows, hear(texts, order).map(named)].filter((row) => row.length > 0);
}

/** The end of a long number: that is where the numbers of a café's orders differ. */
function endOf(number: string): string {
  const characters = [...new Intl.Segmenter().segment(number)].map(({ segment }) => segment);
  return characters.length <= numberEnd ? number : `…${characters.slice(1 - numberEnd).join("")}`;
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
