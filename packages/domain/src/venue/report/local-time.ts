import { remembered } from "../../text/remembered.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
const datesAtMost = 1_000;
const dates = new Map<number, string>();

/** Of each zone the minutes that have been asked for. */
const offsetsByZone = new Map<string, Map<number, number>>();
const offsetsAtMost = 1_000;

/** Swedish writes dates the way ISO 8601 does. */
const isoFormat = remembered(
  (timeZone: string) =>
    new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone }),
);

/** The day on the calendar of a time zone, `YYYY-MM-DD`. */
export function localDate(at: Date, timeZone: string): string {
  return dateOf(Math.floor(localMs(at, timeZone) / dayMs));
}

/** True when both are on the same day by the calendar of a time zone: a time of another day is shown with its day. */
export function isSameDay(one: Date, other: Date, timeZone: string): boolean {
  return localDate(one, timeZone) === localDate(other, timeZone);
}

/** The minute of the day by clocks of a time zone, from 0. */
export function localMinute(at: Date, timeZone: string): number {
  const local = localMs(at, timeZone);
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / minuteMs);
}

/** The day `days` later (or earlier) on the calendar. */
export function addDays(date: string, days: number): string {
  return dateOf(Date.parse(date) / dayMs + days);
}

/** Monday is 0. */
export function weekdayOf(date: string): number {
  return (new Date(date).getUTCDay() + 6) % 7;
}

/** A day as a text, by its number since 1970. Most questions are about today and the days beside it. */
function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  if (dates.size >= datesAtMost) dates.clear();
  dates.set(day, date);
  return date;
}

/**
 * The instant at which clocks of the time zone have gone `minute` minutes into that day (more than 1440: the next
 * day). A time that clocks skip in spring becomes one beside it.
 */
export function instantOf(date: string, minute: number, timeZone: string): Date {
  const wanted = Date.parse(date) + minute * 60_000;
  const guess = wanted - offsetAt(new Date(wanted), timeZone);
  return new Date(wanted - offsetAt(new Date(guess), timeZone));
}

/** What clocks of the time zone show, as if they stood in UTC. */
function localMs(at: Date, timeZone: string): number {
  return at.getTime() + offsetAt(at, timeZone);
}

/** Milliseconds that clocks of the time zone are ahead of UTC in that minute. */
function offsetAt(at: Date, timeZone: string): number {
  const minute = Math.floor(at.getTime() / minuteMs);
  const offsets = offsetsByZone.get(timeZone) ?? new Map<number, number>();
  const known = offsets.get(minute);
  if (known !== undefined) return known;
  const start = new Date(minute * minuteMs);
  const offset = Date.parse(`${isoFormat(timeZone).format(start).replace(" ", "T")}Z`) - start.getTime();
  if (offsets.size >= offsetsAtMost) offsets.clear();
  offsets.set(minute, offset);
  offsetsByZone.set(timeZone, offsets);
  return offset;
}
