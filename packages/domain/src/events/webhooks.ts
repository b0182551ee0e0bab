import { type EventType, eventTypes } from "./event.ts";

/** How many addresses of its servers a merchant can have events pushed to. */
export const mostEndpoints = 10;

/** What an endpoint can choose; a `ping` comes to whoever asked for it. */
export const endpointTypes = eventTypes.filter((type) => type !== "ping") as Exclude<EventType, "ping">[];

/** `disabled` by us, `paused` by its merchant. */
export const endpointStates = ["enabled", "paused", "disabled"] as const;

export type EndpointState = (typeof endpointStates)[number];

/** Why an endpoint is disabled: nothing but failures for days, or it answered that it is gone for good (410). */
export type DisabledReason = "failing" | "gone";

/** Hours for which the secret before a rotation stays valid. */
export const formerSecretHours = 24;

const minute = 60;
const hour = 60 * minute;

/** Seconds from one try of a delivery to the next: 3 days and 3 hours in all. */
export const retryDelays: readonly number[] = [
  5,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Of a delay, what chance adds at most: those that failed together do not come back together. */
const jitter = 0.1;

/** Seconds; an endpoint that asks to be left alone for longer is tried all the same. */
const longestAskedWait = 24 * hour;

/**
 * When a delivery that failed is tried again; null: it is given up.
 * @param tries that failed
 * @param chance from 0 to 1
 * @param asked seconds that the endpoint wants to be left alone (`Retry-After`); it can only make the wait longer
 */
export function nextTry(tries: number, now: Date, chance: number, asked: number | null): Date | null {
  const delay = retryDelays[tries - 1];
  if (delay === undefined) return null;
  const wait = Math.max(delay * (1 + jitter * chance), Math.min(asked ?? 0, longestAskedWait));
  return new Date(now.getTime() + Math.round(wait * 1000));
}

/** Nothing but failures for so long disables an endpoint. */
const failingDays = 5;
/** And so many at least: a clock that jumps ahead must not do so alone. */
const failuresAtLeast = 10;

/**
 * Why an endpoint has to be disabled after a failure; null when it has not.
 * @param health with this failure in it
 * @param status of the endpoint's answer; null when there was none
 */
export function disabledReason(
  health: { readonly failingSince: Date; readonly failures: number },
  status: number | null,
  now: Date,
): DisabledReason | null {
  if (status === 410) return "gone";
  const days = (now.getTime() - health.failingSince.getTime()) / (24 * hour * 1000);
  return days >= failingDays && health.failures >= failuresAtLeast ? "failing" : null;
}

/** An answer that means that the event has arrived. */
export function isDelivered(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
