import { optionTexts } from "../describe.ts";
import { type Item, isDiscount, itemsOf, placeOf } from "./parts.ts";
import type { SoldOut, SoldOutOrder } from "./question.ts";

/** What can be done about what has run out. */
export type SoldOutAnswer =
  | { readonly type: "swap"; readonly choice: number }
  | { readonly type: "take_off" }
  | { readonly type: "cancel" };

/** What an answer makes of an order. */
export type SoldOutEffect =
  | { readonly type: "cancel" }
  | {
      readonly type: "change";
      readonly items: readonly Item[];
      readonly total: number | null;
      /** What it costs less, in minor units; null: it cannot be told from the order, and the café decides. */
      readonly difference: number | null;
    };

type Priced = SoldOutOrder & { readonly total: number | null; readonly currency: string | null };

/** The answers that a customer may give, in the order in which they are offered. */
export function soldOutAnswers(order: SoldOutOrder, soldOut: SoldOut): SoldOutAnswer[] {
  return [
    ...soldOut.choices.map((_, choice) => ({ type: "swap", choice }) as const),
    ...(isSomethingLeft(order, soldOut) ? [{ type: "take_off" } as const] : []),
    { type: "cancel" },
  ];
}

/** What silence is taken for: it is taken off, and an order of which nothing is left is canceled. */
export function soldOutSilence(
  order: SoldOutOrder,
  soldOut: SoldOut,
): Exclude<SoldOutAnswer, { type: "swap" }> {
  return { type: isSomethingLeft(order, soldOut) ? "take_off" : "cancel" };
}

/** What an answer makes of an order; null when it is none of those that may be given. */
export function soldOutEffect(order: Priced, soldOut: SoldOut, answer: SoldOutAnswer): SoldOutEffect | null {
  const line = placeOf(order.items, soldOut.item);
  const isOffered = soldOutAnswers(order, soldOut).some((offered) => isSame(offered, answer));
  if (line === null || !isOffered) return null;
  if (answer.type === "cancel") return { type: "cancel" };
  const items = itemsOf(order.items);
  const { item, option } = soldOut;
  const put = (...instead: Item[]) => items.toSpliced(line, 1, ...instead);
  const worth = worthOf(order, item);
  if (answer.type === "take_off")
    return option === null ? changed(order, put(), worth) : changed(order, put(without(item, option)), null);
  const choice = soldOut.choices[answer.choice];
  if (!choice) return null;
  if (option !== null) return changed(order, put(withOption(item, option, choice.name)), 0);
  // Nobody is asked for more money in a chat: what is dearer costs what was paid.
  const isCheaper = choice.price !== undefined && (item.price === undefined || choice.price < item.price);
  if (!isCheaper) return changed(order, put({ ...item, name: choice.name }), 0);
  if (worth === null || choice.price === undefined)
    return changed(order, put({ ...item, name: choice.name }), null);
  const other = { ...item, name: choice.name, price: choice.price };
  return changed(order, put(other), worth - (sumOf(other) ?? worth));
}

function changed(order: Priced, items: readonly Item[], difference: number | null): SoldOutEffect {
  const total = order.total === null || difference === null ? order.total : order.total - difference;
  return { type: "change", items, total, difference };
}

function isSame(a: SoldOutAnswer, b: SoldOutAnswer): boolean {
  return a.type === b.type && (a.type !== "swap" || (b.type === "swap" && a.choice === b.choice));
}

/** Without an option the item is still there; without the item there has to be another that is no discount. */
function isSomethingLeft({ items }: SoldOutOrder, { item, option }: SoldOut): boolean {
  const line = placeOf(items, item);
  return option !== null || itemsOf(items).some((each, at) => at !== line && !isDiscount(each));
}

/**
 * What was paid for an item, in minor units; null when the order does not tell. A discount may have been for this item or
 * for another, and one that is no line shows only in a total below what the lines cost.
 */
function worthOf({ items, total, currency }: Priced, item: Item): number | null {
  const worth = sumOf(item);
  if (worth === null || total === null || currency === null) return null;
  const lines = itemsOf(items);
  if (lines.some(isDiscount)) return null;
  const sum = lines.reduce((known, line) => known + (sumOf(line) ?? 0), 0);
  return sum <= total ? worth : null;
}

/** Price times quantity, to the nearest minor unit; null without a price, or beyond what can be counted exactly. */
function sumOf({ price, quantity }: Item): number | null {
  if (price === undefined) return null;
  const thousandths = price * Math.round(quantity * 1000);
  return Number.isSafeInteger(thousandths) ? Math.round(thousandths / 1000) : null;
}

function without(item: Item, option: number): Item {
  const { options, ...rest } = item;
  if (options === undefined) return item;
  const left = Array.isArray(options)
    ? options.toSpliced(option, 1)
    : Object.fromEntries(Object.entries(options).toSpliced(option, 1));
  return optionTexts(left).length === 0 ? rest : { ...rest, options: left };
}

function withOption(item: Item, option: number, name: string): Item {
  const { options } = item;
  if (options === undefined) return item;
  if (Array.isArray(options)) return { ...item, options: options.with(option, name) };
  const entries = Object.entries(options).map(([key, value], at) => [key, at === option ? name : value]);
  return { ...item, options: Object.fromEntries(entries) };
}
