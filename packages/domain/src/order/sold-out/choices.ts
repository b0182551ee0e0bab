import { isBlank, oneLine } from "../../text/one-line.ts";
import type { SoldOutChoice } from "../../venue/stop-list.ts";
import { currencyDecimals } from "../currencies.ts";

/** What may be offered at most, and characters of each. */
export const soldOutChoicesLimit = 5;
export const soldOutChoiceLength = 60;

/** Why a text names no choices. */
export type ChoicesProblem = "empty" | "too_many" | "too_long" | "price";

/**
 * What staff typed to be offered instead: one a line, with " = 250" behind it where it is cheaper.
 * @param currency of the order; null: it has no prices, and none is read
 */
export function readChoices(
  typed: string,
  currency: string | null,
): { readonly choices: readonly SoldOutChoice[] } | { readonly problem: ChoicesProblem } {
  const lines = typed
    .split("\n")
    .map(oneLine)
    .filter((line) => !isBlank(line));
  if (lines.length === 0) return { problem: "empty" };
  if (lines.length > soldOutChoicesLimit) return { problem: "too_many" };
  const choices: SoldOutChoice[] = [];
  for (const line of lines) {
    const [name = "", price] = currency === null ? [line] : line.split(/ ?= ?(?=[^=]*$)/);
    if (isBlank(name)) return { problem: "empty" };
    if ([...name].length > soldOutChoiceLength) return { problem: "too_long" };
    const amount = price === undefined || currency === null ? undefined : minorUnits(price, currency);
    if (amount === null) return { problem: "price" };
    choices.push(amount === undefined ? { name } : { name, price: amount });
  }
  return { choices };
}

/** Null: it is no sum of that currency. */
function minorUnits(typed: string, currency: string): number | null {
  const decimals = currencyDecimals(currency);
  const found = /^(\d{1,9})(?:[.,](\d+))?(?: ?\D{1,4})?$/u.exec(typed.trim());
  if (!found) return null;
  const [, whole = "", part = ""] = found;
  return part.length > decimals ? null : Number(whole + part.padEnd(decimals, "0"));
}
