import { currencyDecimals, inOwnUnit, isSameDay, remembered } from "@gotovo/domain";
import { Moment } from "./moment.ts";
import type { Locale } from "./translator.ts";

const moneyFormat = remembered(
  (locale: Locale, currency: string) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      // The sign that is on the menu, in English too: not "RUB 810".
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: currencyDecimals(currency),
      maximumFractionDigits: currencyDecimals(currency),
      trailingZeroDisplay: "stripIfInteger",
    }),
);

const timeFormat = remembered(
  (locale: Locale, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }),
);

const yearFormat = remembered(
  (timeZone: string) => new Intl.DateTimeFormat("en", { year: "numeric", timeZone }),
);

const dayFormat = remembered(
  (locale: Locale, timeZone: string, month: "long" | "short", year: "numeric" | undefined) =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month, year, timeZone }),
);

/** Money as people read it, from the currency's minor units. An unknown currency is shown by its code. */
export function formatMoney(locale: Locale, minorUnits: number, currency: string): string {
  return moneyFormat(locale, currency).format(inOwnUnit(minorUnits, currency));
}

/** Hours and minutes at the venue. */
export function formatTime(locale: Locale, at: Date, timeZone: string): Moment {
  return new Moment(at, timeOf(locale, at, timeZone), "t");
}

/** How long ago something was, as the reader's client tells it, so that nothing is edited for time that passes; our words: the time. */
export function formatAge(locale: Locale, at: Date, timeZone: string): Moment {
  return new Moment(at, timeOf(locale, at, timeZone), "r");
}

function timeOf(locale: Locale, at: Date, timeZone: string): string {
  return timeFormat(locale, timeZone).format(at);
}

/** When something is or was, at the venue: hours and minutes, with the day before them unless it is the present one. */
export function formatMoment(locale: Locale, at: Date, timeZone: string, now: Date): Moment {
  if (isSameDay(at, now, timeZone)) return formatTime(locale, at, timeZone);
  const words = `${formatDay(locale, at, timeZone, now, "short")} ${timeOf(locale, at, timeZone)}`;
  return new Moment(at, words, "dt");
}

/**
 * A time as texts with "by" name it: `day` tells whether the date has to be said. It is a date, never "tomorrow": a card
 * stays as it is overnight.
 */
export function momentArgs(locale: Locale, at: Date, timeZone: string, now: Date) {
  return {
    day: isSameDay(at, now, timeZone) ? "today" : "other",
    date: new Moment(at, formatDay(locale, at, timeZone, now, "short"), "d"),
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
  const yearOf = yearFormat(timeZone);
  const year = yearOf.format(at) === yearOf.format(now) ? undefined : "numeric";
  return dayFormat(locale, timeZone, month, year).format(at);
}
