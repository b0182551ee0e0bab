import { addDays, weekdayOf } from "./report/local-time.ts";

/** When a venue is open on one day: `[from, to]` in minutes of the day; past 1440 is the next day. */
export type DayHours = readonly (readonly [from: number, to: number])[];

/** Opening hours as a venue keeps them: those of each day, Monday first; null: always open. */
export type WeekHours = readonly DayHours[];

/** Days on which a venue does not keep its usual hours: holidays, a short day. */
export interface SpecialHours {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  /** What people call it. */
  readonly name: string | null;
  /** Empty: closed. */
  readonly hours: DayHours;
}

/** What the days of a venue follow from. */
export interface VenueCalendar {
  readonly timezone: string;
  /** Null: always open. */
  readonly openingHours: WeekHours | null;
  readonly specialHours: readonly SpecialHours[];
}

const dayMinutes = 1440;
const wholeDay: DayHours = [[0, dayMinutes]];

/** The special hours that hold on a day of the calendar (`YYYY-MM-DD`); null when it is a usual day. */
export function specialOn(calendar: Pick<VenueCalendar, "specialHours">, date: string): SpecialHours | null {
  return calendar.specialHours.find(({ from, to }) => from <= date && date <= to) ?? null;
}

/** When the venue is open on a day of the calendar (`YYYY-MM-DD`). */
export function hoursOn(calendar: VenueCalendar, date: string): DayHours {
  const special = specialOn(calendar, date);
  if (special) return special.hours;
  return calendar.openingHours === null ? wholeDay : (calendar.openingHours[weekdayOf(date)] ?? []);
}

/** True when nothing closes the venue, ever: no calendar has to be asked. */
export function neverCloses({ openingHours, specialHours }: VenueCalendar): boolean {
  return openingHours === null && specialHours.length === 0;
}

/** Why hours cannot be meant; null when they can. */
export type HoursProblem = "overlap" | "empty_range" | "unordered" | "never_open";

/** Checks the hours of one day: ranges that begin on it, in order, apart from one another, none longer than a day. */
export function checkDayHours(hours: DayHours): Exclude<HoursProblem, "never_open"> | null {
  for (const [index, [from, to]] of hours.entries()) {
    if (from < 0 || from >= dayMinutes || to <= from || to > from + dayMinutes) return "empty_range";
    const before = hours[index - 1];
    if (before && from < before[0]) return "unordered";
    if (before && from < before[1]) return "overlap";
  }
  return null;
}

/** Checks the hours of a week; a night must not run into the hours of the next day. */
export function checkWeekHours(week: WeekHours): HoursProblem | null {
  for (const [index, day] of week.entries()) {
    const problem = checkDayHours(day);
    if (problem) return problem;
    const next = week[(index + 1) % 7]?.[0];
    const last = day.at(-1);
    if (next && last && last[1] - dayMinutes > next[0]) return "overlap";
  }
  return week.every((day) => day.length === 0) ? "never_open" : null;
}

/** True when two of them claim the same day. */
export function specialHoursOverlap(special: readonly SpecialHours[]): boolean {
  const sorted = special.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.some(({ from }, index) => index > 0 && from <= (sorted[index - 1] as SpecialHours).to);
}

/** True for a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/** True for a time zone by its IANA name, such as Europe/Moscow or UTC: not an offset, nor an abbreviation. */
export function isTimezone(name: string): boolean {
  if (name !== "UTC" && !/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
