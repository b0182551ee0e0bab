import { neverCloses, type VenueCalendar } from "./hours.ts";
import { nextOpeningAt, openUntil } from "./opening.ts";

/** So many closings are passed at most: nobody waits for longer. */
const closingsAtMost = 400;

/**
 * When so many milliseconds of a venue's opening hours will have passed since an instant; null: it does not open for so
 * long within a year.
 */
export function afterOpenTime(calendar: VenueCalendar, from: Date, ms: number): Date | null {
  if (neverCloses(calendar)) return new Date(from.getTime() + ms);
  let [at, left] = [from, ms];
  for (let closings = 0; closings <= closingsAtMost; closings++) {
    const until = openUntil(calendar, at);
    if (until === null) {
      const opening = nextOpeningAt(calendar, at);
      if (opening === null) return null;
      at = opening;
      continue;
    }
    const end = at.getTime() + left;
    if (end < until.getTime() || left === 0) return new Date(end);
    left = end - until.getTime();
    at = until;
  }
  return null;
}
