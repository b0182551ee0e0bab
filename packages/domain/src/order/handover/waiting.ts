import { afterOpenTime } from "../../venue/open-time.ts";
import { closingAt, isOpenAt, nextOpeningAt } from "../../venue/opening.ts";
import type { VenueTime } from "../../venue/rest.ts";
import type { OrderState } from "../order.ts";

/** Minutes that a venue lets pass while an order stands ready. */
export interface WaitMinutes {
  /** Until its customer is reminded, and once more; 0: not. */
  readonly firstReminderMinutes: number;
  readonly secondReminderMinutes: number;
  /** Until staff are asked whether it was not fetched. */
  readonly unfetchedMinutes: number;
}

/** How far the wait for an order's customer has come. */
export interface WaitState {
  /** The `readyAt` that the rest is about: an order that went back and is ready again waits anew. */
  readonly waitedSince: Date | null;
  /** The last step that was taken; 0: none. */
  readonly waitStep: number;
  /** The last reminder that the customer got; 0: none. */
  readonly reminded: number;
  readonly unfetchedAskedAt: Date | null;
  /** One of the staff has answered. */
  readonly unfetchedAnsweredAt: Date | null;
}

/** What decides when somebody is told that an order stands ready. */
export type WaitingOrder = Pick<OrderState, "status" | "readyAt"> &
  WaitMinutes &
  WaitState &
  VenueTime & { readonly arrivedAt: Date | null };

/**
 * What happens while an order stands ready, step by step. An order is never discarded by the clock: whether it was not
 * fetched is for staff to say.
 */
const steps = [
  { does: "remind", after: "firstReminderMinutes" },
  { does: "remind", after: "secondReminderMinutes" },
  { does: "ask", after: "unfetchedMinutes" },
] as const satisfies readonly { does: string; after: keyof WaitMinutes }[];

export const noWait: WaitState = {
  waitedSince: null,
  waitStep: 0,
  reminded: 0,
  unfetchedAskedAt: null,
  unfetchedAnsweredAt: null,
};

/** The state of the wait that goes on now: what was noted of an earlier one counts no more. */
export function waitOf(order: Pick<OrderState, "readyAt"> & WaitState): WaitState {
  const { waitedSince, readyAt } = order;
  const isSame = waitedSince !== null && readyAt !== null && waitedSince.getTime() === readyAt.getTime();
  return isSame ? order : { ...noWait, waitedSince: readyAt };
}

/** True while staff are asked whether an order was not fetched. */
export function isUnfetchedAsked(order: Pick<OrderState, "status" | "readyAt"> & WaitState): boolean {
  const { unfetchedAskedAt, unfetchedAnsweredAt } = waitOf(order);
  return order.status === "ready" && unfetchedAskedAt !== null && unfetchedAnsweredAt === null;
}

/** The reminder that a customer's card was last heard with; 0: none. */
export function remindedOf(order: Pick<OrderState, "status" | "readyAt"> & WaitState): number {
  return order.status === "ready" ? waitOf(order).reminded : 0;
}

/**
 * The wait after the step that is due now; null when none is. Of several that fell due together (a process was away)
 * only the last is taken: nobody is told twice.
 */
export function afterDueStep(order: WaitingOrder, now: Date): WaitState | null {
  const before = waitOf(order);
  const last = plannedSteps(order).findLast(({ at }) => at <= now);
  if (!last || (last.does === "remind" && !mayRemind(order, now))) return null;
  return {
    ...before,
    waitStep: last.step,
    reminded: last.does === "remind" ? last.step : before.reminded,
    unfetchedAskedAt: last.does === "ask" ? now : before.unfetchedAskedAt,
  };
}

/** When an order that stands ready has to be looked at (again); null: nothing more happens by itself. */
export function nextWaitTick(order: WaitingOrder, now: Date): Date | null {
  const times = plannedSteps(order).flatMap(({ does, at }) => {
    if (at > now) return [at.getTime()];
    const opens = does === "ask" || mayRemind(order, now) ? now : nextOpeningAt(order, now);
    return opens === null ? [] : [opens.getTime()];
  });
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** The steps that are still to come, with their times. Whoever said that they are there is not reminded to come. */
function plannedSteps(order: WaitingOrder) {
  const { readyAt, status } = order;
  if (status !== "ready" || readyAt === null) return [];
  const { waitStep } = waitOf(order);
  return steps.flatMap(({ does, after }, index) => {
    const step = index + 1;
    const isNotMeant = does === "remind" && (order[after] === 0 || order.arrivedAt !== null);
    if (step <= waitStep || isNotMeant) return [];
    const counted = afterOpenTime(order, readyAt, order[after] * 60_000);
    const at = does === "ask" ? sooner(counted, closingAt(order, readyAt)) : counted;
    return at === null ? [] : [{ step, does, at }];
  });
}

/** Nobody is told to come to a café that is closed. In a pause it still hands out what is ready. */
function mayRemind(order: WaitingOrder, now: Date): boolean {
  return isOpenAt(order, now);
}

function sooner(a: Date | null, b: Date | null): Date | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}
