import type { DayHours, SpecialHours, WeekHours } from "./hours.ts";

export const weekDays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type WeekDay = (typeof weekDays)[number];

/** A stretch of opening hours by the venue's clocks: an end that is not after its beginning is on the next day. */
export interface Period {
  /** `HH:MM` */
  readonly opens: string;
  /** `HH:MM`, up to `24:00`. */
  readonly closes: string;
}

export type WeekPeriod = Period & { readonly day: WeekDay };

const dayMinutes = 1440;

/** Opening hours of a week as a list of periods; null: always open. */
export function weekPeriods(week: WeekHours | null): WeekPeriod[] | null {
  if (week === null) return null;
  return weekDays.flatMap((day, index) =>
    dayPeriods(week[index] ?? []).map((period) => ({ day, ...period })),
  );
}

/** The hours of one day as periods. */
function dayPeriods(hours: DayHours): Period[] {
  return hours.map(([from, to]) => ({
    opens: clockText(from),
    closes: to === dayMinutes ? "24:00" : clockText(to % dayMinutes),
  }));
}

/** The hours of a week that periods mean, in the order of time; the days that they do not name are closed. */
export function weekOfPeriods(periods: readonly WeekPeriod[]): WeekHours {
  return weekDays.map((day) => hoursOfPeriods(periods.filter((period) => period.day === day)));
}

/** The hours of one day that periods mean, in the order of time. */
export function hoursOfPeriods(periods: readonly Period[]): DayHours {
  return periods
    .map(({ opens, closes }): [number, number] => {
      const [from, to] = [minuteOf(opens), minuteOf(closes)];
      return [from, to > from ? to : to + dayMinutes];
    })
    .toSorted(([a], [b]) => a - b);
}

/** Special hours with periods instead of minutes. */
export function specialPeriods(special: readonly SpecialHours[]) {
  return special.map(({ from, to, name, hours }) => ({ from, to, name, hours: dayPeriods(hours) }));
}

function clockText(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
