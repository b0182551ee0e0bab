import type { VenueCalendar } from "./hours.ts";
import { isOpenAt, nextOpeningAt } from "./opening.ts";

/** What decides whether a venue takes on work: its calendar, and a pause. */
export interface VenueTime extends VenueCalendar {
  readonly pausedAt: Date | null;
  readonly pausedUntil: Date | null;
}

/** A time in which a venue takes on no new work. */
export interface Rest {
  readonly why: "closed" | "paused";
  /** When it goes on; null: not within a year. */
  readonly until: Date | null;
}

/** True while a pause lasts. */
export function isPaused({ pausedUntil }: Pick<VenueTime, "pausedUntil">, now: Date): boolean {
  return pausedUntil !== null && pausedUntil > now;
}

/** Why a venue takes on no work at an instant, and until when; null when it does. */
export function restAt(venue: VenueTime, now: Date): Rest | null {
  const paused = isPaused(venue, now);
  const open = isOpenAt(venue, now);
  if (open && !paused) return null;
  const from = paused ? (venue.pausedUntil as Date) : now;
  const until = isOpenAt(venue, from) ? from : nextOpeningAt(venue, from);
  return { why: open ? "paused" : "closed", until };
}
