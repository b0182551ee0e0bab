import type { Locale } from "../i18n/locale.ts";

/** Halves of a unit and more are told in the next larger one. */
const units: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/**
 * What a `date_time` entity shows: its own words without a format; "r" how far it is from now; else any of w (weekday),
 * d or D (date, short or long), t or T (time, short or long). https://core.telegram.org/bots/api#date-time-entity-formatting
 * @param at and `now` in Unix seconds
 */
export function dateTimeText(locale: Locale, at: number, format: string, now: number): string | undefined {
  if (format === "") return undefined;
  if (format === "r") return relative(locale, at - now);
  const options: Intl.DateTimeFormatOptions = {
    ...(format.includes("w") && { weekday: "long" }),
    ...(format.includes("d") && { day: "2-digit", month: "2-digit", year: "2-digit" }),
    ...(format.includes("D") && { day: "numeric", month: "long", year: "numeric" }),
    ...(/[tT]/.test(format) && { hour: "2-digit", minute: "2-digit" }),
    ...(format.includes("T") && { second: "2-digit" }),
  };
  return new Intl.DateTimeFormat(locale, options).format(at * 1000);
}

function relative(locale: Locale, seconds: number): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const [unit, size] = units.find(([, one]) => Math.abs(seconds) >= one) ?? (["second", 1] as const);
  return words.format(Math.round(seconds / size), unit);
}
