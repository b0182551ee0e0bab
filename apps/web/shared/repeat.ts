import type { CartLine } from "./menu.ts";

// A link to the demo café that fills the cart with what was bought before: the same thing at today's prices.
// A position is `item,size,quantity,option:choice,…`.

/** The address of the café's page with these lines in the cart. */
export function repeatLink(site: string, lines: readonly CartLine[]): string {
  const query = new URLSearchParams(lines.map((line): [string, string] => ["again", writeLine(line)]));
  return `${site}/?${query}`;
}

/** The lines that a query string asks for; what is not understood is left out, and the menu decides what it still has. */
export function repeatedLines(query: string): CartLine[] {
  return new URLSearchParams(query).getAll("again").flatMap((text) => readLine(text) ?? []);
}

function writeLine({ item, size, quantity, choices }: CartLine): string {
  return [item, size, quantity, ...Object.entries(choices).map((pair) => pair.join(":"))].join(",");
}

function readLine(text: string): CartLine | null {
  const [item, size, quantity = "", ...choices] = text.split(",");
  if (!item || !size || !/^(?:[1-9]|1\d|20)$/.test(quantity)) return null;
  const pairs = choices.map((choice) => choice.split(":"));
  if (!pairs.every((pair) => pair.length === 2)) return null;
  return { item, size, quantity: Number(quantity), choices: Object.fromEntries(pairs) };
}
