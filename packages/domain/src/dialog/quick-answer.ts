/** Characters of a quick answer's title at most: it is a button's label. */
export const quickTitleLimit = 40;

/** Characters of a quick answer's text at most. */
export const quickTextLimit = 1000;

/** Quick answers of one venue at most. */
export const quickAnswersLimit = 50;

/** What a quick answer may leave open, written in braces: the customer's name and the number of their order. */
export const quickPlaceholders = ["name", "order"] as const;

export type QuickPlaceholder = (typeof quickPlaceholders)[number];

/** Something in one pair of braces. A brace by itself is an ordinary character. */
const braces = /\{([^{}]*)\}/g;

/** What is wrong with a title or a text that somebody typed. */
export type QuickProblem =
  | { readonly problem: "empty" }
  | { readonly problem: "too_long"; readonly length: number; readonly limit: number }
  | { readonly problem: "unknown_placeholder"; readonly placeholder: string };

/** A title as it is kept: one line, without what no database takes. */
export function normalizeQuickTitle(typed: string): string {
  return normalizeQuickText(typed).replace(/\s+/g, " ");
}

/** A text as it is kept: without white space around it and without what no database takes. */
export function normalizeQuickText(typed: string): string {
  return typed.replaceAll("\u0000", "").toWellFormed().trim();
}

/** What is wrong with a (normalized) title; null when nothing is. */
export function checkQuickTitle(title: string): QuickProblem | null {
  return checkLength(title, quickTitleLimit);
}

/** What is wrong with a (normalized) text; null when nothing is. */
export function checkQuickText(text: string): QuickProblem | null {
  const unknown = [...text.matchAll(braces)].find(([, name]) => !isPlaceholder(name));
  return unknown
    ? { problem: "unknown_placeholder", placeholder: unknown[0] }
    : checkLength(text, quickTextLimit);
}

/**
 * A quick answer filled in for one customer. A placeholder without a value is named instead: a text with a hole in it
 * is sent to nobody.
 */
export function fillQuickAnswer(
  text: string,
  values: Readonly<Record<QuickPlaceholder, string | null>>,
): { readonly text: string } | { readonly missing: QuickPlaceholder } {
  const used = [...text.matchAll(braces)].map(([, name]) => name).filter(isPlaceholder);
  const missing = used.find((name) => !values[name]?.trim());
  if (missing) return { missing };
  return { text: text.replace(braces, (whole, name) => (isPlaceholder(name) ? `${values[name]}` : whole)) };
}

function checkLength(text: string, limit: number): QuickProblem | null {
  const length = [...text].length;
  if (length === 0) return { problem: "empty" };
  return length > limit ? { problem: "too_long", length, limit } : null;
}

function isPlaceholder(name: string | undefined): name is QuickPlaceholder {
  return quickPlaceholders.some((known) => known === name);
}
