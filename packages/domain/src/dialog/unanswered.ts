import type { VenueCalendar } from "../venue/hours.ts";
import { afterOpenTime } from "../venue/open-time.ts";
import { isOpenAt, nextOpeningAt } from "../venue/opening.ts";

/** The steps by which a customer's message that nobody answers reaches somebody, in their order. */
export const dialogSteps = ["assignee", "colleagues"] as const;
export type DialogStep = (typeof dialogSteps)[number];

/** What decides when staff are reminded of a dialog. */
export interface Unanswered extends VenueCalendar {
  /** When the oldest message came that nobody has answered; null: none waits. */
  readonly waitingSince: Date | null;
  /** The last step that was taken since then, and when. */
  readonly waitingStep: DialogStep | null;
  readonly waitingStepAt: Date | null;
  /** Whoever answers it is on duty. */
  readonly isAnswered: boolean;
  /** The venue takes no messages from the customer. */
  readonly isBlocked: boolean;
  /** Minutes of opening hours between two steps; 0: nobody is reminded. */
  readonly unheardMinutes: number;
}

/** Whether each step is taken: nobody is reminded of their dialog who has gone home. */
const holds: Record<DialogStep, (dialog: Unanswered) => boolean> = {
  assignee: ({ isAnswered }) => isAnswered,
  colleagues: () => true,
};

/**
 * The next step, and when it is due: the venue's minutes after the message, or after the step before. It may be due
 * already; null when there is none.
 */
export function nextDialogStep(dialog: Unanswered): { readonly step: DialogStep; readonly at: Date } | null {
  const { waitingSince, waitingStep, waitingStepAt, isBlocked, unheardMinutes } = dialog;
  if (waitingSince === null || isBlocked || unheardMinutes === 0) return null;
  const done = waitingStep === null ? -1 : dialogSteps.indexOf(waitingStep);
  const step = dialogSteps.slice(done + 1).find((each) => holds[each](dialog));
  if (!step) return null;
  const at = afterOpenTime(dialog, waitingStepAt ?? waitingSince, unheardMinutes * 60_000);
  return at && { step, at };
}

/** The same once it is due, while the venue is open. */
export function dueDialogStep(dialog: Unanswered, now: Date): DialogStep | null {
  const next = nextDialogStep(dialog);
  return next !== null && next.at <= now && isOpenAt(dialog, now) ? next.step : null;
}

/**
 * When a dialog has to be looked at (again). A step whose time passed while nobody looked, and that now has to wait for the
 * opening, is looked at then, not at once again and again.
 */
export function nextDialogLook(dialog: Unanswered, now: Date): Date | null {
  const at = nextDialogStep(dialog)?.at ?? null;
  if (at === null || at > now) return at;
  return isOpenAt(dialog, now) ? now : nextOpeningAt(dialog, now);
}
