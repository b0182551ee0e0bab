/** Something in one pair of braces. A brace by itself is an ordinary character. */
const braces = /\{([^{}]*)\}/g;

/** What is wrong with a text that somebody typed for us to keep. */
export type TypedTextProblem =
  | { readonly problem: "empty" }
  | { readonly problem: "too_long"; readonly length: number; readonly limit: number }
  | { readonly problem: "unknown_placeholder"; readonly placeholder: string };

/** A text as it is kept: without white space around it and without what no database takes. */
export function normalizeTypedText(typed: string): string {
  return typed.replaceAll("\u0000", "").toWellFormed().trim();
}

/**
 * What is wrong with a (normalized) text; null when nothing is.
 * @param limit characters at most
 * @param placeholders what may stand in braces; a text without any (null) has ordinary braces
 */
export function checkTypedText(
  text: string,
  limit: number,
  placeholders: readonly string[] | null = null,
): TypedTextProblem | null {
  const length = [...text].length;
  if (length === 0) return { problem: "empty" };
  if (length > limit) return { problem: "too_long", length, limit };
  const unknown =
    placeholders && [...text.matchAll(braces)].find(([, name = ""]) => !placeholders.includes(name));
  return unknown ? { problem: "unknown_placeholder", placeholder: unknown[0] } : null;
}

/** Which of these placeholders a text leaves open, in the order in which they stand. */
export function placeholdersIn<T extends string>(text: string, placeholders: readonly T[]): T[] {
  return [...text.matchAll(braces)].flatMap(([, name]) => placeholders.filter((known) => known === name));
}

/** A text with its placeholders filled in; what else stands in braces stays. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(braces, (whole, name) => (Object.hasOwn(values, name) ? `${values[name]}` : whole));
}
