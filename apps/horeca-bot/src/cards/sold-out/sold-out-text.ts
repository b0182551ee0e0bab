import {
  askAbout,
  heldBy,
  isFinal,
  openSoldOut,
  orderParts,
  type SoldOut,
  soldOutAnswers,
  soldOutEffect,
  soldOutSilence,
  soldOutUntil,
  stoppedParts,
} from "@gotovo/domain";
import { formatMoney, momentArgs, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import type { SoldOutPrompt } from "./prompt.ts";

/** What stands on every card about what has run out: the question that is open, what became of it, and what is stopped. */
export function soldOutLines(texts: Texts, order: OrderRow, now: Date): string[] {
  if (isFinal(order.status)) return ended(texts, order);
  const open = openSoldOut(order);
  if (open) return [asked(texts, order, open, now)];
  const stopped = stoppedParts(order.items, order.stopList, now);
  const isAhead = order.status === "placed" || order.status === "in_progress";
  const warning =
    isAhead && stopped.length > 0 ? [texts.html("card-stopped", { names: listed(stopped) })] : [];
  return [...ended(texts, order), ...warning];
}

function asked(texts: Texts, order: OrderRow, open: SoldOut, now: Date): string {
  return texts.html(order.reachable === false ? "card-sold-out-unreachable" : "card-sold-out-asked", {
    name: shorten(open.name, 100),
    silence: soldOutSilence(order, open).type,
    ...momentArgs(texts.locale, new Date(open.until), order.timezone, now),
  });
}

/** How the last question ended, as far as somebody has to know it. */
function ended(texts: Texts, { soldOut }: OrderRow): string[] {
  const end = soldOut?.end;
  if (!soldOut || !end || end.how === "withdrawn" || end.how === "overtaken") return [];
  const args = { name: shorten(soldOut.name, 100), by: end.by, choice: shorten(end.choice ?? "", 60) };
  const line = texts.html("card-sold-out-ended", { ...args, how: end.how });
  return end.difference === null ? [line, texts.html("card-sold-out-unpriced")] : [line];
}

/** The question that is open on a card. */
export function promptLines(texts: Texts, order: OrderRow, prompt: SoldOutPrompt, now: Date): string[] {
  if (prompt.step === "list") return ["", texts.html("sold-out-list")];
  const draft = draftOf(order, prompt.at, now);
  if (draft === null) return [];
  const name = shorten(draft.name, 100);
  const head = ["", texts.html("sold-out-part", { name })];
  if (prompt.step === "alone") return [...head, texts.html("sold-out-alone"), ...money(texts, order, draft)];
  const silence = soldOutSilence(order, draft).type;
  const moment = momentArgs(texts.locale, new Date(draft.until), order.timezone, now);
  return [
    ...head,
    texts.html("sold-out-will-ask", { silence, test: String(order.test), ...moment }),
    ...money(texts, order, draft),
  ];
}

/** What taking it off would give back; nothing when it cannot be taken off. */
function money(texts: Texts, order: OrderRow, draft: SoldOut): string[] {
  const effect = soldOutEffect(order, draft, { type: "take_off" });
  if (effect === null) return [texts.html("sold-out-nothing-left")];
  if (effect.type !== "change") return [];
  const { difference } = effect;
  if (difference === null || order.currency === null) return [texts.html("sold-out-unpriced")];
  return [texts.html("sold-out-worth", { amount: formatMoney(texts.locale, difference, order.currency) })];
}

/** The question as it would be asked now; null when the order has no such part. */
export function draftOf(order: OrderRow, place: number, now: Date): SoldOut | null {
  const part = orderParts(order.items)[place];
  if (!part) return null;
  const until = soldOutUntil(now, heldBy(order, now)?.until ?? null);
  return askAbout(order, part, [], { now, until });
}

/** Whether staff can take it off by themselves: something has to be left. */
export function mayTakeOff(order: OrderRow, draft: SoldOut): boolean {
  return soldOutAnswers(order, draft).some(({ type }) => type === "take_off");
}

function listed(names: readonly string[]): string {
  return shorten(names.join(", "), 200);
}
