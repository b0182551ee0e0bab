import { remembered } from "../../text/remembered.ts";

const dayMs = 86_400_000;

/** Swedish writes dates the way ISO 8601 does. */
const isoFormat = remembered(
  (timeZone: string) =>
    new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone }),
);

/** The day on the calendar of a time zone, `YYYY-MM-DD`. */
export function localDate(at: Date, timeZone: string): string {
  return localText(at, timeZone).slice(0, 10);
}

/** True when both are on the same day by the calendar of a time zone: a time of another day is shown with its day. */
export function isSameDay(one: Date, other: Date, timeZone: string): boolean {
  return localDate(one, timeZone) === localDate(other, timeZone);
}

/** The minute of the day by clocks of a time zone, from 0. */
export function localMinute(at: Date, timeZone: string): number {
  const text = localText(at, timeZone);
  return Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
}

/** The day `days` later (or earlier) on the calendar. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Monday is 0. */
export function weekdayOf(date: string): number {
  return (new Date(date).getUTCDay() + 6) % 7;
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

const minuteMs = 60_000;
/** Offsets that have been asked for, by zone and minute: most questions are about this one. */
const offsets = new Map<string, number>();
const offsetsAtMost = 10_000;

/** Milliseconds that clocks of the time zone are ahead of UTC in that minute. */
function offsetAt(at: Date, timeZone: string): number {
  const minute = Math.floor(at.getTime() / minuteMs);
  const key = `${minute} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const start = new Date(minute * minuteMs);
  const offset = Date.parse(`${isoFormat(timeZone).format(start).replace(" ", "T")}Z`) - start.getTime();
  if (offsets.size >= offsetsAtMost) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** `YYYY-MM-DDTHH:MM:SS` by clocks of the time zone. */
function localText(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at, timeZone)).toISOString().slice(0, 19);
}
