import type { Quantity } from "./quantity.ts";
import quantityNames from "./quantity-names.json" with { type: "json" };

/** One line of what was bought. */
export interface PurchaseLine extends Quantity {
  readonly name: string;
  /** Options, sizes, remarks: as the café's site named them. */
  readonly details: readonly string[];
}

/** What was bought, in two parts. */
export interface Purchase {
  readonly bought: readonly PurchaseLine[];
  /** What the description says beside the items, such as an allergy; empty when it is all there is. */
  readonly notes: readonly PurchaseLine[];
}

/**
 * What was bought, as lines: an order's items, then its description in any of the three forms that cafés send (a text, a
 * list of texts, a list of names and values). Beside items a description says what they do not, such as an allergy; only
 * a line that repeats an item's name is left out.
 */
export function describePurchase(items: unknown, description: unknown): PurchaseLine[] {
  const { bought, notes } = purchaseOf(items, description);
  return [...bought, ...notes];
}

/** The same lines, told apart: without items, the description is what was bought. */
export function purchaseOf(items: unknown, description: unknown): Purchase {
  const bought = (Array.isArray(items) ? items.map(fromItem) : []).filter(isNamed);
  const names = new Set(bought.map(({ name }) => name));
  const said = linesOf(description)
    .filter(isNamed)
    .filter(({ name, details }) => details.length > 0 || !names.has(name));
  return bought.length === 0 ? { bought: said, notes: [] } : { bought, notes: said };
}

function isNamed({ name }: PurchaseLine): boolean {
  return name !== "";
}

function fromItem(item: unknown): PurchaseLine {
  const { name, quantity, unit, options } = record(item);
  return {
    quantity: typeof quantity === "number" ? quantity : null,
    ...(typeof unit === "string" && { unit }),
    name: text(name),
    details: Array.isArray(options) ? options.map(text) : pairs(Object.entries(record(options))),
  };
}

function linesOf(description: unknown): PurchaseLine[] {
  if (typeof description === "string") {
    return description.split("\n").map((name) => ({ quantity: null, name: name.trim(), details: [] }));
  }
  if (!Array.isArray(description)) return [];
  return description.map((entry) => {
    if (typeof entry !== "object" || entry === null)
      return { quantity: null, name: text(entry), details: [] };
    const [first, ...rest] = Object.entries(entry).filter(([, value]) => value !== null && value !== "");
    const count = rest.find(isQuantity);
    return {
      quantity: count ? Number(count[1]) : null,
      name: first ? text(first[1]) : "",
      details: pairs(rest.filter((pair) => pair !== count)),
    };
  });
}

/** "Quantity" as cafés name it, in their languages. */
function isQuantity([name, value]: readonly [string, unknown]): boolean {
  return quantityNames.includes(name.trim().toLowerCase()) && /^[1-9]\d{0,2}$/.test(text(value));
}

/** Each option of an item as it is read, at its own place; empty where there is nothing to read. */
export function optionTexts(options: unknown): string[] {
  return Array.isArray(options) ? options.map(text) : Object.entries(record(options)).map(pairText);
}

function pairs(entries: readonly (readonly [string, unknown])[]): string[] {
  return entries.map(pairText).filter((pair) => pair !== "");
}

function pairText([name, value]: readonly [string, unknown]): string {
  return text(value) === "" ? "" : value === true ? name : `${name}: ${text(value)}`;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function text(value: unknown): string {
  return typeof value === "string"
    ? value.trim()
    : value === null || value === undefined
      ? ""
      : String(value);
}
