import { type Texts, visibleLength } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import type { ListGroup } from "./list-groups.ts";
import { orderLines } from "./order-lines.ts";

/** An order as it stands on the list. */
export interface ListRow {
  readonly order: OrderRow;
  /** HTML. */
  readonly html: string;
}

/** Orders of a page at most: three buttons each, and the list's own, stay below Telegram's hundred. */
const pageOrders = 15;

/** Visible characters of a page's orders at most; what stands above them is well below the rest of the limit. */
const pageText = 3300;

/** As many orders on each page as fit; one page at least. */
export function listPages(texts: Texts, groups: readonly ListGroup[], now: Date): ListRow[][] {
  const pages: ListRow[][] = [[]];
  let used = 0;
  for (const order of groups.flatMap((group) => group.orders)) {
    const html = orderLines(texts, order, now);
    const length = visibleLength(html) + 1;
    const page = pages.at(-1) as ListRow[];
    if (page.length > 0 && (page.length === pageOrders || used + length > pageText)) {
      pages.push([{ order, html }]);
      used = length;
    } else {
      page.push({ order, html });
      used += length;
    }
  }
  return pages;
}
