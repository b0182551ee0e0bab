import { sortedJson } from "../../text/sorted-json.ts";
import { isStopped, type StopList } from "../../venue/stop-list.ts";
import { optionTexts } from "../describe.ts";

/** What of an order can run out: an item, or one option of it. */
export interface OrderPart {
  /** The item's place in the order. */
  readonly line: number;
  /** The option's place in the item; null: the item itself. */
  readonly option: number | null;
  /** As people read it. */
  readonly name: string;
}

/** An item as cafés send it; of what they add to it nothing is lost. */
export interface Item {
  readonly name: string;
  readonly quantity: number;
  readonly price?: number;
  readonly options?: readonly unknown[] | Readonly<Record<string, unknown>>;
}

/** The items of an order that has any; a description alone cannot be taken apart. */
export function itemsOf(items: unknown): readonly Item[] {
  return Array.isArray(items) ? (items as Item[]) : [];
}

/** Everything that can run out of an order, item by item, each followed by its options. A discount is nothing to run out. */
export function orderParts(items: unknown): OrderPart[] {
  return itemsOf(items).flatMap((item, line) => {
    if (isDiscount(item)) return [];
    const options = optionTexts(item.options).flatMap((name, option) =>
      name === "" ? [] : [{ line, option, name }],
    );
    return [{ line, option: null, name: item.name }, ...options];
  });
}

/** What of an order has run out at its venue: items, and options of them. */
export function stoppedParts(items: unknown, list: StopList, now: Date): string[] {
  if (list.length === 0) return [];
  const names = new Set(orderParts(items).map(({ name }) => name));
  return [...names].filter((name) => isStopped(list, name, now));
}

/** A line that takes money off. */
export function isDiscount({ price }: Item): boolean {
  return price !== undefined && price < 0;
}

/** Where an item stands now, which may have moved since it was read; null: it is there no more. */
export function placeOf(items: unknown, item: Item): number | null {
  const wanted = sortedJson(item);
  const at = itemsOf(items).findIndex((each) => sortedJson(each) === wanted);
  return at < 0 ? null : at;
}
