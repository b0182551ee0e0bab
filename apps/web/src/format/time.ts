import type { Language } from "../../shared/menu.ts";

const hourAndMinute = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

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
