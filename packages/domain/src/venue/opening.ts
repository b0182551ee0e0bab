import { type DayHours, hoursOn, neverCloses, type VenueCalendar } from "./hours.ts";
import { addDays, instantOf, localDate, localMinute } from "./report/local-time.ts";

const dayMinutes = 1440;
/** How far ahead an opening is looked for: a season and some more. */
const aheadDays = 400;
/** Open for so long without a break is always open. */
const withoutBreakDays = 14;

/** True when a venue is open at an instant, by the clocks of its time zone. */
export function isOpenAt(calendar: VenueCalendar, now: Date): boolean {
  return neverCloses(calendar) || openRangeAt(calendar, now) !== null;
}

/** When a closed venue opens next; null when it is open now, or does not open within a year. */
export function nextOpeningAt(calendar: VenueCalendar, now: Date): Date | null {
  if (isOpenAt(calendar, now)) return null;
  const today = localDate(now, calendar.timezone);
  for (let ahead = 0; ahead <= aheadDays; ahead++) {
    const date = addDays(today, ahead);
    const openings = hoursOn(calendar, date).map(([from]) => instantOf(date, from, calendar.timezone));
    const next = openings.filter((at) => at > now).toSorted((a, b) => a.getTime() - b.getTime())[0];
    if (next) return next;
  }
  return null;
}

/** When an open venue closes; null when it is closed now, or has no break within two weeks. */
export function closingAt(calendar: VenueCalendar, now: Date): Date | null {
  if (neverCloses(calendar)) return null;
  const limit = now.getTime() + withoutBreakDays * dayMinutes * 60_000;
  let at = now;
  for (let range = openRangeAt(calendar, at); range !== null; range = openRangeAt(calendar, at)) {
    at = instantOf(range.date, range.to, calendar.timezone);
    if (at.getTime() > limit) return null;
  }
  return at === now ? null : at;
}

/** When the range of opening hours that an instant is in ends, whatever begins then; null when the venue is closed. */
export function openUntil(calendar: VenueCalendar, now: Date): Date | null {
  const range = openRangeAt(calendar, now);
  return range && instantOf(range.date, range.to, calendar.timezone);
}

/** The range of opening hours that an instant is in: that of its day, or of the night before. */
function openRangeAt(calendar: VenueCalendar, now: Date): { date: string; to: number } | null {
  const today = localDate(now, calendar.timezone);
  const minute = localMinute(now, calendar.timezone);
  const yesterday = addDays(today, -1);
  const found = endOf(hoursOn(calendar, today), minute);
  if (found !== null) return { date: today, to: found };
  const night = endOf(hoursOn(calendar, yesterday), minute + dayMinutes);
  return night === null ? null : { date: yesterday, to: night };
}

function endOf(hours: DayHours, minute: number): number | null {
  return hours.find(([from, to]) => from <= minute && minute < to)?.[1] ?? null;
}
