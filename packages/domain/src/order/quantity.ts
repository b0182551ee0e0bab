import { remembered } from "../text/remembered.ts";
import unitNames from "./unit-names.json" with { type: "json" };

/** How much of a line was bought, and of what unit; without a unit it is pieces. */
export interface Quantity {
  readonly quantity: number | null;
  readonly unit?: string | undefined;
}

/** Decimals that a quantity has at most: grams of a kilogram. */
export const quantityDecimals = 3;

const units: Readonly<Record<string, string | undefined>> = unitNames;

/** A quantity without what binary fractions add to it (0.1 + 0.2); any other is left as it is. */
export function exactQuantity(value: number): number {
  const rounded = Number(value.toFixed(quantityDecimals));
  return Math.abs(rounded - value) < 1e-9 ? rounded : value;
}

const formatOf = remembered(
  (locale: string, unit?: string) =>
    new Intl.NumberFormat(locale, {
      maximumFractionDigits: quantityDecimals,
      useGrouping: false,
      ...(unit !== undefined && { style: "unit", unit, unitDisplay: "short" }),
    }),
);

/** "1.5 kg", "2": how much it is, in the reader's language; null when it is one piece, or nobody knows. */
export function quantityText(locale: string, { quantity, unit }: Quantity): string | null {
  if (quantity === null || (quantity === 1 && unit === undefined)) return null;
  if (unit === undefined) return formatOf(locale).format(quantity);
  const name = unit.toLowerCase().replace(/\.$/, "");
  const known = Object.hasOwn(units, name) ? units[name] : undefined;
  const text = formatOf(locale, known).format(quantity);
  return known ? text : `${text} ${unit}`;
}

/** "2 × Latte", "1.5 kg × Cheese": a line's name with how much of it. */
export function countedName(locale: string, line: Quantity & { readonly name: string }): string {
  const quantity = quantityText(locale, line);
  return quantity === null ? line.name : `${quantity} × ${line.name}`;
}
