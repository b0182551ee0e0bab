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

/** By how many minutes staff move a promise at one tap. */
export const promiseSteps = [2, 5, 10] as const;

/** The promise that a newly placed order gets; `given` is what the café's own site promised. Null: none. */
export function firstPromise(given: Date | null, pace: Pace, placedAt: Date): Date | null {
  const { prepMinutes, busyMinutes } = pace;
  if (given === null && prepMinutes === null && busyMinutes === 0) return null;
  return later(given ?? later(placedAt, prepMinutes ?? 0), busyMinutes);
}

/**
 * The command as it is carried out: an order that becomes `placed` by it gets its first promise then, unless the
 * command names one.
 */
export function withFirstPromise(
  order: OrderState,
  command: OrderCommand,
  pace: Pace,
  now: Date,
): OrderCommand {
  const isPlacing =
    command.type === "move" &&
    order.status === "payment_process" &&
    (command.to === "placed" || command.skip === true);
  if (!isPlacing || command.promisedAt) return command;
  return { ...command, promisedAt: firstPromise(order.promisedAt, pace, now) ?? undefined };
}

/** A promise moved by some minutes. One that has run out, or was never given, counts from now. */
export function movedPromise(promisedAt: Date | null, minutes: number, now: Date): Date {
  return later(promisedAt !== null && promisedAt > now ? promisedAt : now, minutes);
}

/** What decides when staff are warned of an order. */
export type Warned = Pick<OrderState, "status" | "promisedAt"> & { readonly lateAlertMinutes: number };

/** When staff are warned that an order is not ready; null when they need not be. */
export function warningTime({ status, promisedAt, lateAlertMinutes }: Warned): Date | null {
  if (promisedAt === null || (status !== "placed" && status !== "in_progress")) return null;
  return later(promisedAt, -lateAlertMinutes);
}

/**
 * When the order will next look different by the clock alone: its undo ends, it is nearly late, it is late, and late by
 * one minute more.
 */
export function nextTick(order: Warned, now: Date): Date | null {
  if (isFinal(order.status)) return new Date(now.getTime() + undoWindowMs);
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
