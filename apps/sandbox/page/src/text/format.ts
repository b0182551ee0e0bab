import type { Locale } from "../i18n/locale.ts";

/** Names of times and sizes as a reader of one language expects them, in the browser's time zone. */
export interface Formats {
  /** "14:05" for a Unix time in seconds. */
  readonly time: (date: number) => string;
  /** "14:05:09" for a Unix time in milliseconds. */
  readonly exactTime: (at: number) => string;
  /** "May 3" for a Unix time in seconds. */
  readonly day: (date: number) => string;
  /** The whole date and time, for a tooltip. */
  readonly moment: (date: number) => string;
  readonly bytes: (size: number) => string;
}

export function createFormats(locale: Locale): Formats {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const exact = new Intl.DateTimeFormat(locale, { timeStyle: "medium", hour12: false });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium" });
  const sizes = ["byte", "kilobyte", "megabyte"].map(
    (unit) => new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }),
  );
  return {
    time: (date) => time.format(date * 1000),
    exactTime: (at) => exact.format(at),
    day: (date) => day.format(date * 1000),
    moment: (date) => moment.format(date * 1000),
    bytes(size) {
      const power = size < 1024 ? 0 : size < 1024 ** 2 ? 1 : 2;
      return sizes[power]?.format(size / 1024 ** power) ?? String(size);
    },
  };
}

/** "1:05" for a duration in seconds. */
export function duration(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;
}

/** A day's name in the browser's time zone, only for comparing. */
export function dayKey(date: number): string {
  const at = new Date(date * 1000);
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;
}
