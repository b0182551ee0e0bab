import type { VenueCalendar } from "./hours.ts";
import { closingAt, nextOpeningAt } from "./opening.ts";

/** Busy mode of a venue that never closes is over after a shift. */
const shiftMs = 12 * 3_600_000;

/** When busy mode that is switched on now ends: when somebody said, and at closing at the latest. */
export function busyEnd(calendar: VenueCalendar, wanted: Date | null, now: Date): Date {
  const closing = closingAt(calendar, nextOpeningAt(calendar, now) ?? now);
  const latest = closing ?? new Date(now.getTime() + shiftMs);
  return wanted !== null && wanted < latest ? wanted : latest;
}
