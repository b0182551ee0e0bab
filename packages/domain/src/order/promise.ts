import { restAt, type VenueTime } from "../venue/rest.ts";
import { type HeldOrder, heldBy } from "./held.ts";
import { countedLateMinutes, minutesLate } from "./late.ts";
import type { OrderCommand, OrderState } from "./order.ts";
import { isFinal } from "./status.ts";
import { undoWindowMs } from "./transitions.ts";

/** What a venue adds to promises, in minutes. */
export interface Pace {
  /** From `placed` to `ready`, for orders that come without a promise; null: they get none. */
  readonly prepMinutes: number | null;
  /** Busy mode: on top of every new promise; 0: off. */
  readonly busyMinutes: number;
}

/** What became of the quote that an order came with. */
export type QuoteOutcome = "kept" | "expired" | "invalid";

/** By how many minutes staff move a promise at one tap. */
export const promiseSteps = [2, 5, 10] as const;

/**
 * The promise that a newly placed order gets; `given` is what the café's own site promised. Null: none. The café's own
 * time is counted from when it takes on work: at once, or when it opens or its pause ends.
 */
export function firstPromise(given: Date | null, venue: Pace & VenueTime, placedAt: Date): Date | null {
  const { prepMinutes, busyMinutes } = venue;
  if (given === null && prepMinutes === null && busyMinutes === 0) return null;
  if (given !== null) return later(given, busyMinutes);
  const begins = restAt(venue, placedAt)?.until ?? placedAt;
  return later(begins, (prepMinutes ?? 0) + busyMinutes);
}

/**
 * The command as it is carried out: an order that becomes `placed` by it gets its first promise then, unless the
 * command names one.
 */
export function withFirstPromise(
  order: OrderState & { readonly quote?: QuoteOutcome | null },
  command: OrderCommand,
  pace: Pace & VenueTime,
  now: Date,
): OrderCommand {
  const isPlacing =
    command.type === "move" &&
    order.status === "payment_process" &&
    (command.to === "placed" || command.skip === true);
  if (!isPlacing || command.promisedAt) return command;
  // A quote is kept as it was given, unless paying took longer than it had time.
  if (order.quote === "kept" && order.promisedAt !== null && order.promisedAt > now) return command;
  return { ...command, promisedAt: firstPromise(order.promisedAt, pace, now) ?? undefined };
}

/** A promise moved by some minutes. One that has run out, or was never given, counts from now. */
export function movedPromise(promisedAt: Date | null, minutes: number, now: Date): Date {
  return later(promisedAt !== null && promisedAt > now ? promisedAt : now, minutes);
}

/** What decides when staff are warned of an order. */
export type Warned = HeldOrder & Pick<OrderState, "promisedAt"> & { readonly lateAlertMinutes: number };

/** When staff are warned that an order is not ready; null when they need not be. */
export function warningTime({
  status,
  promisedAt,
  lateAlertMinutes,
}: Pick<Warned, "status" | "promisedAt" | "lateAlertMinutes">): Date | null {
  if (promisedAt === null || (status !== "placed" && status !== "in_progress")) return null;
  return later(promisedAt, -lateAlertMinutes);
}

/**
 * When the order will next look different by the clock alone: its undo ends, its venue opens or goes on, it is nearly
 * late, it is late, and late by one minute more.
 */
export function nextTick(order: Warned, now: Date): Date | null {
  if (isFinal(order.status)) return new Date(now.getTime() + undoWindowMs);
  const held = heldBy(order, now);
  if (held) return held.until;
  const warning = warningTime(order);
  if (warning === null) return null;
  const { promisedAt } = order;
  const next = [warning, promisedAt].find((at) => at !== null && at > now);
  if (next || promisedAt === null) return next ?? null;
  const minutes = minutesLate(order, now) + 1;
  return minutes > countedLateMinutes ? null : later(promisedAt, minutes);
}

function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
