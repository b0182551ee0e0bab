import type { ActorKind } from "../actor.ts";
import { afterOpenTime } from "../venue/open-time.ts";
import type { StaffRole } from "../venue/staff/role.ts";
import { type HeldOrder, heldBy } from "./held.ts";
import type { OrderEvent, OrderState } from "./order.ts";
import { nextTick, type Pace, type Warned } from "./promise.ts";

/** The steps by which an order that nobody has started on reaches somebody, in their order. */
export const escalationSteps = ["colleagues", "managers", "customer", "cancel"] as const;
export type EscalationStep = (typeof escalationSteps)[number];

/** What the alert of a staff's card has before the step that called its person. */
export const callMark = "unheard:";

/** Who has heard of an order, and how far its escalation has got. */
export interface Unheard {
  /** When one of the staff first said that they see it, moved it, or did something else about it. */
  readonly heardAt: Date | null;
  /** The last step that was taken, and when. */
  readonly unheardStep: EscalationStep | null;
  readonly unheardAt: Date | null;
}

export const notHeardYet: Unheard = { heardAt: null, unheardStep: null, unheardAt: null };

/** What decides when an order is escalated. */
export interface Escalated
  extends HeldOrder,
    Unheard,
    Pick<OrderState, "promisedAt">,
    Pick<Pace, "prepMinutes"> {
  readonly heldUntil: Date | null;
  readonly test: boolean;
  /** Minutes of opening hours between two steps; 0: nothing is escalated. */
  readonly unheardMinutes: number;
  /** Canceled when nobody has heard of it for so many; null: never. */
  readonly unheardCancelMinutes: number | null;
}

/** Who works at a venue: somebody is on duty, nobody is, or it has no staff in the HoReCa bot. */
export type Crew = "on_duty" | "off_duty" | "none";

interface Row {
  readonly step: EscalationStep;
  /** False: this step is left out. */
  readonly holds: (order: Escalated, crew: Crew) => boolean;
  /** How many times the venue's minutes it waits for, after the step before or since the order is waited for. */
  readonly waits: (crew: Crew) => 0 | 1;
}

/**
 * When each step is taken. Where nobody is on duty there are no colleagues to tell, and the managers are told at once. For a
 * test order nobody is called who is off duty. A café that works without our bot reads in its log that an order is unheard;
 * what its customers are told is its own affair.
 */
const table: readonly Row[] = [
  { step: "colleagues", holds: (_, crew) => crew === "on_duty", waits: () => 1 },
  { step: "managers", holds: ({ test }) => !test, waits: (crew) => (crew === "off_duty" ? 0 : 1) },
  { step: "customer", holds: (_, crew) => crew !== "none", waits: () => 1 },
  { step: "cancel", holds: ({ unheardCancelMinutes }) => unheardCancelMinutes !== null, waits: () => 1 },
];

/** An order for later is not waited for earlier than so many minutes before its promise. */
const startsAheadMinutes = 20;

const minuteMs = 60_000;

/** True while somebody still has to hear of an order, and a step was taken. */
export function isUnheard({ status, heardAt, unheardStep }: Unheard & Pick<OrderState, "status">): boolean {
  return status === "placed" && heardAt === null && unheardStep !== null;
}

/** True while its customer is told that nobody has started on an order. */
export function isToldUnheard(order: Unheard & Pick<OrderState, "status">): boolean {
  return isUnheard(order) && hasReached(order, "customer");
}

/** True for an order that was canceled because nobody heard of it. */
export function isCanceledUnheard({
  status,
  unheardStep,
}: Pick<Escalated, "status" | "unheardStep">): boolean {
  return status === "canceled_by_cafe" && unheardStep === "cancel";
}

/** True when the escalation has come to this step, or past it. */
export function hasReached({ unheardStep }: Unheard, step: EscalationStep): boolean {
  return unheardStep !== null && escalationSteps.indexOf(unheardStep) >= escalationSteps.indexOf(step);
}

/**
 * Since when a placed order is waited for: since it came, or since its venue went on. One for later is due so long before its
 * promise as it takes to make, and no less than twenty minutes.
 */
export function waitedForSince(
  order: Pick<Escalated, "placedAt" | "heldUntil" | "promisedAt" | "prepMinutes">,
): Date | null {
  const { placedAt, heldUntil, promisedAt, prepMinutes } = order;
  if (placedAt === null) return null;
  const aheadMs = Math.max(prepMinutes ?? 0, startsAheadMinutes) * minuteMs;
  const due = promisedAt === null ? 0 : promisedAt.getTime() - aheadMs;
  return new Date(Math.max(placedAt.getTime(), heldUntil?.getTime() ?? 0, due));
}

/**
 * The next step of an order's escalation and when it is due, by the venue's opening hours; null when there is none. It may
 * be due already.
 */
export function nextEscalation(
  order: Escalated,
  crew: Crew,
): { readonly step: EscalationStep; readonly at: Date } | null {
  const { status, heardAt, unheardStep, unheardAt, unheardMinutes, unheardCancelMinutes } = order;
  const since = waitedForSince(order);
  if (status !== "placed" || heardAt !== null || unheardMinutes === 0 || since === null) return null;
  const done = table.findIndex(({ step }) => step === unheardStep);
  const row = table.slice(done + 1).find(({ holds }) => holds(order, crew));
  if (!row) return null;
  const waitMs = row.waits(crew) * unheardMinutes * minuteMs;
  // An order that was put off after a step is waited for anew.
  const from = new Date(Math.max(unheardAt?.getTime() ?? 0, since.getTime()));
  const at = afterOpenTime(order, from, waitMs);
  if (row.step !== "cancel" || unheardCancelMinutes === null) return at && { step: row.step, at };
  // Never sooner after the customer was told than they could answer.
  const chosen = afterOpenTime(order, since, unheardCancelMinutes * minuteMs);
  return at && chosen && { step: row.step, at: new Date(Math.max(at.getTime(), chosen.getTime())) };
}

/** The same once it is due: not before its time, and not while the venue rests. */
export function dueEscalation(order: Escalated, crew: Crew, now: Date): EscalationStep | null {
  const next = nextEscalation(order, crew);
  return next !== null && next.at <= now && heldBy(order, now) === null ? next.step : null;
}

/** When the clock alone will next change something of an order: how it looks, or who is told of it. */
export function nextLook(order: Warned & Escalated, crew: Crew, now: Date): Date | null {
  const tick = nextTick(order, now);
  if (heldBy(order, now)) return tick;
  const step = nextEscalation(order, crew)?.at ?? null;
  if (tick === null || step === null) return tick ?? step;
  return new Date(Math.min(tick.getTime(), step.getTime()));
}

/**
 * The step at which this member of staff hears of an unheard order; null when it does not call them. Those on duty from
 * the first, and managers and owners also off duty.
 */
export function escalationCall(
  order: Unheard & Pick<OrderState, "status"> & { readonly test: boolean },
  viewer: { readonly role: StaffRole; readonly onDuty: boolean },
): "colleagues" | "managers" | null {
  if (!isUnheard(order)) return null;
  if (viewer.role !== "barista" && !order.test && hasReached(order, "managers")) return "managers";
  return viewer.onDuty ? "colleagues" : null;
}

/** Who has heard of an order after a change of it by a person or the café's server. */
export function unheardAfter(
  order: Unheard & Pick<OrderState, "status">,
  event: OrderEvent,
  by: ActorKind,
): Pick<Unheard, "heardAt" | "unheardStep"> {
  const { unheardStep } = order;
  return { heardAt: heardAt(order, event, by), unheardStep: unheardStep === "cancel" ? null : unheardStep };
}

/**
 * The café moved it, or its staff moved its promise. What its own customer does, and a payment that arrives, says nothing
 * of that.
 */
function heardAt(
  { heardAt, status }: Unheard & Pick<OrderState, "status">,
  event: OrderEvent,
  by: ActorKind,
): Date | null {
  if (heardAt !== null || by === "customer") return heardAt;
  if (event.type === "promised") return by === "staff" && status === "placed" ? event.at : null;
  return event.from === "payment_process" && event.to === "placed" ? null : event.at;
}
