import { addDays, instantOf, localDate, localMinute, weekdayOf } from "./report/local-time.ts";
import type { WeekHours } from "./report/venue-day.ts";

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** True when a venue is open at a minute of the week: Monday's midnight is 0. Null hours: always open. */
export function isOpen(hours: WeekHours | null, minuteOfWeek: number): boolean {
  if (hours === null) return true;
  return hours.some((day, weekday) =>
    day.some(([from, to]) => {
      const since = (minuteOfWeek - weekday * dayMinutes - from + 2 * weekMinutes) % weekMinutes;
      return since < to - from;
    }),
  );
}

/** True when a venue is open now, by the clocks of its time zone. */
export function isOpenAt(hours: WeekHours | null, timezone: string, now: Date): boolean {
  return isOpen(hours, weekdayOf(localDate(now, timezone)) * dayMinutes + localMinute(now, timezone));
}

/** When a closed venue opens next; null when it is open now, or never opens. */
export function nextOpeningAt(hours: WeekHours | null, timezone: string, now: Date): Date | null {
  if (hours === null || isOpenAt(hours, timezone, now)) return null;
  const today = localDate(now, timezone);
  for (let ahead = 0; ahead <= 7; ahead++) {
    const date = addDays(today, ahead);
    const openings = (hours[weekdayOf(date)] ?? []).map(([from]) => instantOf(date, from, timezone));
    const next = openings.filter((at) => at > now).toSorted((a, b) => a.getTime() - b.getTime())[0];
    if (next) return next;
  }
  return null;
}
