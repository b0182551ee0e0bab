import { sortedJson } from "../text/sorted-json.ts";
import { describePurchase, type PurchaseLine } from "./describe.ts";
import type { OrderDetails } from "./details.ts";

type Bought = Pick<OrderDetails, "items" | "description">;

/** What came to a purchase, and what is gone from it, line by line; a line with another quantity is both. */
export function purchaseChange(before: Bought, after: Bought) {
  const [old, now] = [before, after].map((side) => describePurchase(side.items, side.description)) as [
    PurchaseLine[],
    PurchaseLine[],
  ];
  return { added: without(now, old), removed: without(old, now) };
}

/** The lines that the others do not have, as often as they do not. */
function without(lines: readonly PurchaseLine[], others: readonly PurchaseLine[]): PurchaseLine[] {
  const left = new Map<string | undefined, number>();
  for (const line of others) left.set(sortedJson(line), (left.get(sortedJson(line)) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(sortedJson(line)) ?? 0;
    left.set(sortedJson(line), count - 1);
    return count <= 0;
  });
}
