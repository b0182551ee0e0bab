import type { Language } from "../../shared/menu.ts";

const hourAndMinute = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** A time as the venue's clock shows it, `12:40`, and which day that is there: texts name every other day than the present. */
export interface DayAndTime {
  readonly [argument: string]: string;
  readonly day: "today" | "tomorrow" | "yesterday" | "other";
  readonly date: string;
  readonly time: string;
}

const dayMs = 86_400_000;

/** What a text needs to name an instant by the venue's clock: the arguments of `moment` and `by-time`. */
export function dayAndTime(instant: string, timeZone: string, language: Language, now: number): DayAndTime {
  const at = new Date(instant);
  const dayOf = (date: Date | number) =>
    Date.parse(new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(date));
  const days = Math.round((dayOf(at) - dayOf(now)) / dayMs);
  const names = new Map([
    [0, "today"],
    [1, "tomorrow"],
    [-1, "yesterday"],
  ] as const);
  return {
    day: names.get(days as 0) ?? "other",
    date: new Intl.DateTimeFormat(language, { timeZone, day: "numeric", month: "short" }).format(at),
    time: new Intl.DateTimeFormat(language, { timeZone, ...hourAndMinute }).format(at),
  };
}

/** An instant as the venue's clock shows it, `12:40`; with the day when that is not `now`'s day there. */
export function formatTime(instant: string, timeZone: string, language: Language, now: number): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const today = day.format(at) === day.format(now);
  return new Intl.DateTimeFormat(language, {
    timeZone,
    ...hourAndMinute,
    ...(today ? {} : { day: "numeric", month: "short" }),
  }).format(at);
}

/** Remaining time as a countdown shows it, `4:05`; never below `0:00`. */
export function formatCountdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
