import type { SoldOutChoice, StopList } from "../../venue/stop-list.ts";
import type { OrderStatus } from "../status.ts";
import { type Item, itemsOf, type OrderPart, placeOf, stoppedParts } from "./parts.ts";

/** How a question ended: by an answer, because it was needless after all, or because the order went on without one. */
export type SoldOutOutcome = "swapped" | "taken_off" | "canceled" | "withdrawn" | "overtaken";

export interface SoldOutEnd {
  readonly how: SoldOutOutcome;
  readonly by: "customer" | "staff" | "clock" | "order";
  /** What it was swapped for. */
  readonly choice: string | null;
  /** What the order costs less, in minor units; null: it cannot be told, and the café decides. */
  readonly difference: number | null;
  /** ISO 8601. */
  readonly at: string;
}

/** Something of an order has run out, and its customer is asked what to do. An order has one such question at a time. */
export interface SoldOut {
  /** The order's version that asked: what the question is known by. */
  readonly version: number;
  /** The item as it was then. */
  readonly item: Item;
  /** Only this option of it; null: the item. */
  readonly option: number | null;
  /** What has run out, as people read it. */
  readonly name: string;
  readonly choices: readonly SoldOutChoice[];
  /** ISO 8601. */
  readonly askedAt: string;
  /** When silence is taken for the answer that the question names; ISO 8601. */
  readonly until: string;
  /** Null while it is open. */
  readonly end: SoldOutEnd | null;
}

/** How long a customer has to answer, in milliseconds. */
const answerMs = 5 * 60_000;

/** What the rules look at. */
export interface SoldOutOrder {
  readonly status: OrderStatus;
  readonly items: unknown;
  readonly soldOut: SoldOut | null;
}

/** True while something of an order can run out: it is paid, and not made yet. */
export function maySellOut({ status, items }: Pick<SoldOutOrder, "status" | "items">): boolean {
  return (status === "placed" || status === "in_progress") && itemsOf(items).length > 0;
}

/** True when a café has to be told that an order, which is taken because it is paid, has something that it has run out of. */
export function soldOutWarning(
  { status, items }: Pick<SoldOutOrder, "status" | "items">,
  list: StopList,
  now: Date,
): boolean {
  const isAhead = status === "payment_process" || status === "placed" || status === "in_progress";
  return isAhead && stoppedParts(items, list, now).length > 0;
}

/** The question that waits for an answer; null: there is none. An order that became ready needs none any more. */
export function openSoldOut(order: SoldOutOrder): SoldOut | null {
  const { soldOut, items } = order;
  if (soldOut === null || soldOut.end !== null || !maySellOut(order)) return null;
  return placeOf(items, soldOut.item) === null ? null : soldOut;
}

/**
 * When silence is taken for an answer. Nobody is hurried while the café rests.
 * @param heldUntil when the café goes on, if it rests now
 */
export function soldOutUntil(now: Date, heldUntil: Date | null): Date {
  return new Date(Math.max(now.getTime() + answerMs, heldUntil?.getTime() ?? 0));
}

/** A question about a part of an order, as its next version asks it. */
export function askAbout(
  order: SoldOutOrder & { readonly version: number },
  part: OrderPart,
  choices: readonly SoldOutChoice[],
  { now, until }: { readonly now: Date; readonly until: Date },
): SoldOut {
  return {
    version: order.version + 1,
    item: itemsOf(order.items)[part.line] as Item,
    option: part.option,
    name: part.name,
    choices,
    askedAt: now.toISOString(),
    until: until.toISOString(),
    end: null,
  };
}

/** The question after the order went on: one that nobody answered in time is over. */
export function soldOutAfter(order: SoldOutOrder, now: Date): SoldOut | null {
  const { soldOut } = order;
  if (soldOut === null || soldOut.end !== null || openSoldOut(order) !== null) return soldOut;
  const end = { how: "overtaken", by: "order", choice: null, difference: 0, at: now.toISOString() } as const;
  return { ...soldOut, end };
}
