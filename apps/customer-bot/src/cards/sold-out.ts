import {
  isActive,
  openSoldOut,
  type SoldOut,
  type SoldOutAnswer,
  soldOutAnswers,
  soldOutEffect,
  soldOutSilence,
} from "@gotovo/domain";
import { type DesiredCard, formatMoney, momentArgs, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { soldOutCallback } from "../callbacks.ts";

type Button = DesiredCard["keyboard"][number][number];

/** The prompt of a card that asks whether all of the order is to be canceled. */
export const soldOutCancelPrompt = "sold-out-cancel";

/** The question what to do about what has run out, with what silence is taken for and what it costs. */
export function soldOutQuestion(
  texts: Texts,
  order: OrderRow,
  soldOut: SoldOut,
  { asking, now }: { readonly asking: boolean; readonly now: Date },
): string {
  const { name, option, item, until } = soldOut;
  const head = texts.html(option === null ? "sold-out-item" : "sold-out-option", {
    name: shorten(name, 100),
    item: shorten(item.name, 100),
  });
  if (asking) return `${head}\n${texts.html("sold-out-cancel-question", { number: order.number })}`;
  const silence = soldOutSilence(order, soldOut).type;
  const moment = momentArgs(texts.locale, new Date(until), order.timezone, now);
  const isUnpriced = soldOutEffect(order, soldOut, { type: "take_off" });
  const unpriced = isUnpriced?.type === "change" && isUnpriced.difference === null;
  return [
    head,
    texts.html("sold-out-question", { silence, ...moment }),
    ...(unpriced ? [texts.html("sold-out-unpriced")] : []),
  ].join("\n");
}

/** The answers that the customer may give; beside the question whether to cancel, only its own. */
export function soldOutRows(texts: Texts, order: OrderRow, soldOut: SoldOut, asking: boolean): Button[][] {
  const data = (step: "swap" | "take_off" | "ask" | "cancel" | "keep", choice = 0) =>
    soldOutCallback.pack({ order: order.id, step, choice, question: soldOut.version });
  if (asking)
    return [
      [{ text: texts.plain("button-sold-out-cancel-yes"), callback_data: data("cancel"), style: "danger" }],
      [{ text: texts.plain("button-sold-out-cancel-no"), callback_data: data("keep") }],
    ];
  return soldOutAnswers(order, soldOut).map((answer) => {
    const total = totalAfter(texts, order, soldOut, answer);
    switch (answer.type) {
      case "swap": {
        const name = soldOut.choices[answer.choice]?.name ?? "";
        const text = texts.plain("button-sold-out-swap", { name, total });
        return [{ text, callback_data: data("swap", answer.choice) }];
      }
      case "take_off":
        return [
          { text: texts.plain("button-sold-out-take-off", { total }), callback_data: data("take_off") },
        ];
      case "cancel":
        return [{ text: texts.plain("button-sold-out-cancel"), callback_data: data("ask") }];
      default:
        return answer satisfies never;
    }
  });
}

/** What the order would cost then; "none" when that is what it costs now, or nobody can tell. */
function totalAfter(texts: Texts, order: OrderRow, soldOut: SoldOut, answer: SoldOutAnswer): string {
  const effect = soldOutEffect(order, soldOut, answer);
  if (effect?.type !== "change" || effect.total === null || order.currency === null) return "none";
  return effect.total === order.total ? "none" : formatMoney(texts.locale, effect.total, order.currency);
}

/** What became of the question; empty when there is nothing to say. */
export function soldOutResult(texts: Texts, order: OrderRow): string {
  const { soldOut } = order;
  const end = soldOut?.end;
  if (!soldOut || !end || end.how === "overtaken") return "";
  // An order that came back from its cancellation has not lost it.
  if (end.how === "canceled" && isActive(order.status)) return "";
  const line = texts.html("sold-out-ended", {
    how: end.how,
    by: end.by,
    name: shorten(soldOut.name, 100),
    choice: shorten(end.choice ?? "", 60),
  });
  return end.difference === null ? `${line}\n${texts.html("sold-out-unpriced")}` : line;
}

/** What must be heard of it: the question, and what others decided; null: nothing. */
export function soldOutAlert(order: OrderRow): string | null {
  const open = openSoldOut(order);
  if (open) return `sold-out:${open.version}`;
  const { soldOut } = order;
  const end = soldOut?.end;
  if (!soldOut || !end || !isActive(order.status)) return null;
  const isOfOthers = end.by === "clock" || end.by === "staff";
  return isOfOthers ? `sold-out-end:${soldOut.version}` : null;
}
