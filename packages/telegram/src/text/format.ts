import { isSameDay } from "@gotovo/domain";
import type { Locale } from "./translator.ts";

/** Making a format takes longer than all else that a card needs: those that are in use are kept, by what they are of. */
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function kept<Format extends Intl.DateTimeFormat | Intl.NumberFormat>(
  key: string,
  make: () => Format,
): Format {
  const known = (formats.get(key) as Format | undefined) ?? make();
  formats.set(key, known);
  return known;
}

/** Money as people read it, from the currency's minor units. An unknown currency is shown by its code. */
export function formatMoney(locale: Locale, minorUnits: number, currency: string): string {
  const make = () =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      // The sign that is on the menu, in English too: not "RUB 810".
      currencyDisplay: "narrowSymbol",
      trailingZeroDisplay: "stripIfInteger",
    });
  const format = kept(`money ${locale} ${currency}`, make);
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Hours and minutes at the venue. */
export function formatTime(locale: Locale, at: Date, timeZone: string): string {
  const make = () =>
    new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  return kept(`time ${locale} ${timeZone}`, make).format(at);
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
  const makeYear = () => new Intl.DateTimeFormat("en", { year: "numeric", timeZone });
  const yearOf = kept(`year ${timeZone}`, makeYear);
  const year = yearOf.format(at) === yearOf.format(now) ? undefined : "numeric";
  const make = () => new Intl.DateTimeFormat(locale, { day: "numeric", month, year, timeZone });
  return kept(`day ${locale} ${month} ${year} ${timeZone}`, make).format(at);
}
