import { oneLine } from "./one-line.ts";

/** What is drawn beside letters: emoji, hearts, frames. */
const ornament = /[^\p{L}\p{M}\p{N}'’.-]+/gu;

/**
 * How one speaks to somebody who gave a full name: the first word of letters, without what stands around it. A name
 * without letters stays as it is.
 */
export function firstName(name: string): string {
  const line = oneLine(name);
  const words = line
    .replaceAll(ornament, " ")
    .split(" ")
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
  return words.find((word) => /\p{L}/u.test(word)) ?? line;
}
