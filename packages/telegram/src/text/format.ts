import { isSameDay } from "@gotovo/domain";
import type { Locale } from "./translator.ts";

/** Money as people read it, from the currency's minor units. An unknown currency is shown by its code. */
export function formatMoney(locale: Locale, minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    // The sign that is on the menu, in English too: not "RUB 810".
    currencyDisplay: "narrowSymbol",
    trailingZeroDisplay: "stripIfInteger",
  });
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const times = new Map<string, Intl.DateTimeFormat>();

/** Hours and minutes at the venue. */
export function formatTime(locale: Locale, at: Date, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  const known =
    times.get(key) ??
    new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  times.set(key, known);
  return known.format(at);
}

/** When something is or was, at the venue: hours and minutes, with the day before them unless it is the present one. */
export function formatMoment(locale: Locale, at: Date, timeZone: string, now: Date): string {
  const time = formatTime(locale, at, timeZone);
  if (isSameDay(at, now, timeZone)) return time;
  return `${formatDay(locale, at, timeZone, now, "short")} ${time}`;
}

/**
 * A time as texts with "by" name it: `day` tells whether the date has to be said. It is a date, never "tomorrow": a card
 * stays as it is overnight.
 */
export function momentArgs(locale: Locale, at: Date, timeZone: string, now: Date) {
  return {
    day: isSameDay(at, now, timeZone) ? "today" : "other",
    date: formatDay(locale, at, timeZone, now, "short"),
    time: formatTime(locale, at, timeZone),
  };
}

/** Day and month at the venue; with the year when that is not the present one. */
export function formatDay(
  locale: Locale,
  at: Date,
  timeZone: string,
  now: Date,
  month: "long" | "short" = "long",
): string {
  const yearOf = (date: Date) => new Intl.DateTimeFormat("en", { year: "numeric", timeZone }).format(date);
  const sameYear = yearOf(at) === yearOf(now);
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month,
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone,
  }).format(at);
}
