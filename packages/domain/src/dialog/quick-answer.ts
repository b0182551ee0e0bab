import { firstName } from "../text/first-name.ts";
import {
  checkTypedText,
  fillPlaceholders,
  normalizeTypedText,
  placeholdersIn,
  type TypedTextProblem,
} from "../text/typed-text.ts";

/** Characters of a quick answer's title at most: it is a button's label. */
export const quickTitleLimit = 40;

/** Characters of a quick answer's text at most. */
export const quickTextLimit = 1000;

/** Quick answers of one venue at most. */
export const quickAnswersLimit = 50;

/** Placeholders of a quick answer, written in braces: the customer's name and the number of their order. */
export const quickPlaceholders = ["name", "order"] as const;

export type QuickPlaceholder = (typeof quickPlaceholders)[number];

/** A title as it is kept: one line. */
export function normalizeQuickTitle(typed: string): string {
  return normalizeTypedText(typed).replace(/\s+/g, " ");
}

/** What is wrong with a (normalized) title; null when nothing is. */
export function checkQuickTitle(title: string): TypedTextProblem | null {
  return checkTypedText(title, quickTitleLimit);
}

/** What is wrong with a (normalized) text; null when nothing is. */
export function checkQuickText(text: string): TypedTextProblem | null {
  return checkTypedText(text, quickTextLimit, quickPlaceholders);
}

/**
 * A quick answer filled in for one customer, who is called by their first name, or the placeholder that has no value: an incomplete text is never sent.
 */
export function fillQuickAnswer(
  text: string,
  values: Readonly<Record<QuickPlaceholder, string | null>>,
): { readonly text: string } | { readonly missing: QuickPlaceholder } {
  const missing = placeholdersIn(text, quickPlaceholders).find((name) => !values[name]?.trim());
  if (missing) return { missing };
  return { text: fillPlaceholders(text, { name: firstName(values.name ?? ""), order: values.order ?? "" }) };
}
