import { sortedJson } from "../../text/sorted-json.ts";
import { type PurchaseLine, purchaseOf } from "../describe.ts";
import type { OrderDetails } from "../details.ts";
import type { OrderStatus } from "../status.ts";

type Bought = Pick<OrderDetails, "items" | "description">;

/**
 * Names a line of an order by what it is, not by where it stands: a hash of the line, and which of several equal lines it
 * is. So a changed order keeps the ticks of the lines that have not changed.
 */
export interface LineName {
  readonly hash: number;
  readonly nth: number;
}

export type NamedLine = LineName & { readonly key: string; readonly line: PurchaseLine };

/** Orders whose lines can be ticked off. */
export function isTickable(status: OrderStatus): boolean {
  return status === "placed" || status === "in_progress";
}

/** How a tick is stored. */
export function tickKey({ hash, nth }: LineName): string {
  return `${hash.toString(36)}.${nth}`;
}

/** What has to be made for an order, each line with its name. Notes are not made. */
export function linesToMake({ items, description }: Bought): NamedLine[] {
  const seen = new Map<number, number>();
  return purchaseOf(items, description).bought.map((line) => {
    const hash = hashOf(sortedJson(line) ?? "");
    const nth = seen.get(hash) ?? 0;
    seen.set(hash, nth + 1);
    return { line, hash, nth, key: tickKey({ hash, nth }) };
  });
}

/** How many lines there are, and how many of them are ticked off: ticks of lines that are gone count for nothing. */
export function tickCount(order: Bought, ticks: readonly string[]) {
  const lines = linesToMake(order);
  return { all: lines.length, done: lines.filter(({ key }) => ticks.includes(key)).length };
}

/** The ticks that an order keeps when it has become `after`: those of the lines that have not changed. */
export function keptTicks(after: Bought, ticks: readonly string[]): string[] {
  return linesToMake(after).flatMap(({ key }) => (ticks.includes(key) ? [key] : []));
}

/** FNV-1a in 31 bits, as callback data carries it: enough to tell the lines of one order apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 1;
}
