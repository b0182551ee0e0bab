import { checkTypedText, fillPlaceholders, type TypedTextProblem } from "../text/typed-text.ts";
import type { OrderStatus } from "./status.ts";

/** A venue's own sentences on its customers' cards, by status. */
export type StatusTexts = Readonly<Partial<Record<OrderStatus, string>>>;

/** Characters of such a sentence at most. */
export const statusTextLimit = 300;

const placeholders = ["name", "order", "venue"] as const;

/** What is put in place of `{name}`, `{order}` and `{venue}`. */
export interface StatusTextValues {
  /** The customer's; null when nobody knows it. */
  readonly name: string | null;
  /** The number of the order that people say. */
  readonly order: string;
  readonly venue: string;
}

/** What is wrong with a (normalized) sentence; null when nothing is. */
export function checkStatusText(text: string): TypedTextProblem | null {
  return checkTypedText(text, statusTextLimit, placeholders);
}

/**
 * A sentence for one customer, as plain text. If the customer's name is unknown, the name is left out: "{name}, it is
 * ready" becomes "It is ready".
 */
export function fillStatusText(template: string, values: StatusTextValues): string {
  const name = values.name?.trim() || null;
  const text = name === null ? withoutName(template) : template;
  return fillPlaceholders(text, { ...values, name: name ?? "" });
}

function withoutName(template: string): string {
  const opening = /(^|[.!?\u2026]\s+|\n)\{name\}[,!:]?\s*(\p{L}?)/gu;
  return template
    .replace(opening, (_, before: string, first: string) => before + first.toUpperCase())
    .replace(/,?\s*\{name\}/g, "")
    .trim();
}
