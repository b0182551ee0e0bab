import { hoursOn, specialOn, type VenueCalendar } from "../hours.ts";
import { addDays, instantOf, localDate } from "./local-time.ts";

const midnight = 1440;
/** When the day of a venue that never closes is reported. */
const eveningMinute = 23 * 60;

/** The minute of the day (over 1440: past midnight) at which a venue closes; null on a day off. */
export function closingMinute(calendar: VenueCalendar, date: string): number | null {
  if (calendar.openingHours === null && specialOn(calendar, date) === null) return eveningMinute;
  const ends = hoursOn(calendar, date).map(([, to]) => to);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** When the venue closes on a day; null on a day off. */
function closingTime(calendar: VenueCalendar, date: string): Date | null {
  const minute = closingMinute(calendar, date);
  return minute === null ? null : instantOf(date, minute, calendar.timezone);
}

/**
 * When a day of the venue begins: at midnight, or when the evening before has closed, so that what a bar sells at one
 * in the morning belongs to that evening.
 */
export function dayStart(calendar: VenueCalendar, date: string): Date {
  const closing = closingMinute(calendar, addDays(date, -1)) ?? midnight;
  return instantOf(date, Math.max(0, closing - midnight), calendar.timezone);
}

/** The venue's day that an instant belongs to. */
export function dayAt(calendar: VenueCalendar, at: Date): string {
  const date = localDate(at, calendar.timezone);
  return at < dayStart(calendar, date) ? addDays(date, -1) : date;
}

/** The venue's latest day that has closed by now, and when it did; null when none did since the day before. */
export function lastClosing(calendar: VenueCalendar, now: Date): { date: string; at: Date } | null {
  const today = localDate(now, calendar.timezone);
  for (const date of [today, addDays(today, -1)]) {
    const at = closingTime(calendar, date);
    if (at !== null && at <= now) return { date, at };
  }
  return null;
}
