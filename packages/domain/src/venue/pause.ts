import type { VenueCalendar } from "./hours.ts";
import { closingAt, isOpenAt, nextOpeningAt } from "./opening.ts";

/** Nobody pauses for longer at a time; who is away for a season has special hours. */
const longestPauseMs = 31 * 86_400_000;

/** Characters of a pause's reason at most. */
export const pauseReasonLimit = 200;

/**
 * When a pause that begins now ends.
 * @param until an instant, or the next opening after the hours that are open now
 * @returns null when it cannot be meant: not in the future, too far in it, or there is no such opening
 */
export function pauseEnd(calendar: VenueCalendar, until: Date | "opening", now: Date): Date | null {
  const end = until === "opening" ? nextShift(calendar, now) : until;
  if (end === null || end <= now || end.getTime() > now.getTime() + longestPauseMs) return null;
  return end;
}

function nextShift(calendar: VenueCalendar, now: Date): Date | null {
  if (!isOpenAt(calendar, now)) return nextOpeningAt(calendar, now);
  const closing = closingAt(calendar, now);
  return closing === null ? null : nextOpeningAt(calendar, closing);
}
