import type { Texts } from "./translator.ts";

/** The first line of what shows an order, in HTML, marked (text `test-mark`) when the order is a test. */
export function markTest(texts: Texts, order: { readonly test: boolean }, line: string): string {
  return order.test ? `${texts.html("test-mark")} ${line}` : line;
}
