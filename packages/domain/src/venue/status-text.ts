import type { OrderStatus } from "../order/status.ts";

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

export type StatusTextProblem =
  | { readonly problem: "empty" }
  | { readonly problem: "too_long"; readonly length: number; readonly limit: number }
  | { readonly problem: "unknown_placeholder"; readonly placeholder: string };

/** A sentence as it is kept: without white space around it and without what no database takes. */
export function normalizeStatusText(typed: string): string {
  return typed.replaceAll("\u0000", "").toWellFormed().trim();
}

/** What is wrong with a (normalized) sentence; null when nothing is. A brace by itself is an ordinary character. */
export function checkStatusText(text: string): StatusTextProblem | null {
  const length = [...text].length;
  if (length === 0) return { problem: "empty" };
  if (length > statusTextLimit) return { problem: "too_long", length, limit: statusTextLimit };
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(
    ([, name]) => !placeholders.some((known) => known === name),
  );
  return unknown ? { problem: "unknown_placeholder", placeholder: unknown[0] } : null;
}

/**
 * A sentence for one customer, plain text. Of a customer whose name nobody knows it is said without the name: "{name},
 * it is ready" becomes "It is ready".
 */
export function fillStatusText(template: string, values: StatusTextValues): string {
  const name = values.name?.trim() || null;
  const text = name === null ? withoutName(template) : template;
  return text.replace(/\{(name|order|venue)\}/g, (_, key) =>
    String(key === "name" ? name : values[key as "order"]),
  );
}

function withoutName(template: string): string {
  const opening = /(^|[.!?\u2026]\s+|\n)\{name\}[,!:]?\s*(\p{L}?)/gu;
  return template
    .replace(opening, (_, before: string, first: string) => before + first.toUpperCase())
    .replace(/,?\s*\{name\}/g, "")
    .trim();
}
