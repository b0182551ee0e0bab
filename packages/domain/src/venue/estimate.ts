import type { Rest } from "./rest.ts";

/** What a venue can make in every stretch of so many minutes. */
export interface Capacity {
  readonly unit: "orders" | "items";
  readonly amount: number;
  readonly minutes: number;
}

/** How long orders of the last weeks took at an hour of the day. */
export interface MeasuredPace {
  /** How many orders it was measured on. */
  readonly orders: number;
  /** From placed to ready. */
  readonly medianSeconds: number;
  readonly p90Seconds: number;
  /** How many orders were in work at once, on average. */
  readonly usualQueue: number;
}

/** An order that is paid and not ready. */
export interface QueuedWork {
  readonly promisedAt: Date | null;
  readonly items: number;
}

/** What an estimate is made of. */
export interface EstimateInput {
  readonly now: Date;
  /** Why the venue takes on no work now; null when it does. */
  readonly rest: Rest | null;
  readonly prepMinutes: number | null;
  readonly busyMinutes: number;
  readonly busyUntil: Date | null;
  readonly capacity: Capacity | null;
  readonly measured: MeasuredPace | null;
  readonly queue: readonly QueuedWork[];
  /** Of the order that is asked about. */
  readonly items: number;
}

/** Fewer orders than this say nothing of an hour. */
const measuredOrders = 20;

/** A queue that a venue without measurements is thought to be used to. */
const unknownUsualQueue = 3;
/** A larger order is as much work as several. */
const ordinaryItems = 3;
/** Orders for later than this after the beginning of work are not in the way yet. */
const aheadMs = 3_600_000;
const minuteMs = 60_000;
/** What would take longer is promised by nobody. */
const longestMs = 366 * 24 * 60 * minuteMs;

/**
 * When an order placed now would be ready, to the full minute; null when nothing is known of how long orders take, when
 * the venue does not open within a year, or what is ahead would take as long. Never before work can begin, and never earlier with more in the queue, more
 * items, a longer busy mode or a smaller capacity.
 */
export function estimateReady(input: EstimateInput): Date | null {
  const begins = input.rest ? input.rest.until : input.now;
  const seconds = secondsToMake(input, begins ?? input.now);
  if (begins === null || seconds === null) return null;
  const isBusy = input.busyUntil === null || input.busyUntil > begins;
  const busyMs = isBusy ? input.busyMinutes * minuteMs : 0;
  const made = begins.getTime() + seconds * 1000 + busyMs;
  const fitting = input.capacity === null ? made : inSlots(input, input.capacity, begins.getTime(), made);
  if (fitting - begins.getTime() > longestMs) return null;
  return new Date(Math.ceil(fitting / minuteMs) * minuteMs);
}

/**
 * With nothing ahead an order takes what half of them took; with the usual queue ahead, what nine in ten took; beyond
 * that, longer in proportion.
 */
function secondsToMake({ measured, prepMinutes, queue, items }: EstimateInput, begins: Date): number | null {
  const isKnown = measured !== null && measured.orders >= measuredOrders;
  if (!isKnown && prepMinutes === null) return null;
  const setting = (prepMinutes ?? 0) * 60;
  const median = isKnown ? measured.medianSeconds : setting;
  const p90 = isKnown ? Math.max(measured.p90Seconds, median) : setting;
  const usual = Math.max(1, isKnown ? measured.usualQueue : unknownUsualQueue);
  const until = begins.getTime() + aheadMs;
  const ahead = queue.filter(({ promisedAt }) => promisedAt === null || promisedAt.getTime() <= until).length;
  const load = ahead + Math.max(0, items - ordinaryItems) / ordinaryItems;
  return load <= usual ? median + ((p90 - median) * load) / usual : (p90 * (load + 1)) / (usual + 1);
}

/**
 * The order's place in the slots of the venue's capacity, the first that has room from `made` on: what does not fit into
 * one goes into the next, and orders in one slot are spread over it. Stretches of slots for which nothing is promised are
 * passed in one step: a large order, or one of next year, costs no more than any other.
 */
function inSlots({ queue, items }: EstimateInput, capacity: Capacity, begins: number, made: number): number {
  const slotMs = capacity.minutes * minuteMs;
  const slotOf = (at: number) => Math.floor(at / slotMs);
  const inOrders = capacity.unit === "orders";
  const first = slotOf(made);
  const promised = new Map([[first, 0]]);
  for (const work of queue) {
    const slot = slotOf(Math.max(begins, work.promisedAt?.getTime() ?? begins));
    promised.set(slot, (promised.get(slot) ?? 0) + (inOrders ? 1 : work.items));
  }
  const slots = [...promised.keys()].toSorted((a, b) => a - b);
  let rest = inOrders ? 1 : items;
  let carried = 0;
  for (const [index, slot] of slots.entries()) {
    carried += promised.get(slot) ?? 0;
    // Up to the next slot for which something is promised.
    const room = capacity.amount * ((slots[index + 1] ?? Number.POSITIVE_INFINITY) - slot);
    if (slot >= first && room >= carried + rest) {
      return Math.max(made, slot * slotMs + (slotMs * (carried + rest)) / capacity.amount);
    }
    if (slot >= first) rest -= Math.max(0, room - carried);
    carried = Math.max(0, carried - room);
  }
  throw new Error("the last stretch of slots has no end");
}
