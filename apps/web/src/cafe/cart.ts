import type { CartLine, Menu, MenuItem } from "../../shared/menu.ts";
import { resolveLine } from "../../shared/menu.ts";

export type Cart = readonly CartLine[];

export const maxQuantity = 20;
/** The café's server takes no more positions than this. */
export const maxLines = 30;

/** What is first chosen for an item: its first size, and the first choice of every option. */
export function defaultLine(menu: Menu, item: MenuItem): CartLine {
  const choices = item.options.map((key) => [key, menu.options[key]?.choices[0]?.id ?? ""] as const);
  return { item: item.id, size: item.sizes[0]?.id ?? "", choices: Object.fromEntries(choices), quantity: 1 };
}

/** The same thing prepared the same way has the same id. */
export function lineId(line: CartLine): string {
  const choices = Object.entries(line.choices).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([line.item, line.size, choices]);
}

/** Adds a line; more of what is there already goes into the same line. */
export function addLine(cart: Cart, line: CartLine): Cart {
  const id = lineId(line);
  const known = cart.find((each) => lineId(each) === id);
  if (known) return setQuantity(cart, id, known.quantity + line.quantity);
  return cart.length < maxLines ? [...cart, line] : cart;
}

/** Sets how many of a line there are; none removes it. */
export function setQuantity(cart: Cart, id: string, quantity: number): Cart {
  if (quantity <= 0) return cart.filter((line) => lineId(line) !== id);
  const bounded = Math.min(quantity, maxQuantity);
  return cart.map((line) => (lineId(line) === id ? { ...line, quantity: bounded } : line));
}

export function countOf(cart: Cart): number {
  return cart.reduce((sum, line) => sum + line.quantity, 0);
}

/** Only what this menu still has: a stored cart may be older than the menu. */
export function keepKnown(menu: Menu, cart: Cart): Cart {
  return cart.filter((line) => resolveLine(menu, line) !== null);
}

/** A stored cart; empty when it is not one. */
export function parseCart(stored: string | null): Cart {
  try {
    const value: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(value) ? value.filter(isLine) : [];
  } catch {
    // Someone else's or a damaged value: the cart starts empty.
    return [];
  }
}

function isLine(value: unknown): value is CartLine {
  const line = value as CartLine | null;
  return (
    typeof line?.item === "string" &&
    typeof line.size === "string" &&
    typeof line.choices === "object" &&
    line.choices !== null &&
    Number.isInteger(line.quantity) &&
    line.quantity >= 1 &&
    line.quantity <= maxQuantity
  );
}
