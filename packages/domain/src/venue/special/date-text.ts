import { isDate } from "../hours.ts";
import { dayWords, isOneOf } from "../hours-tokens.ts";
import { addDays, weekdayOf } from "../report/local-time.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;

/** What a word that names a day can mean, beside the days of the week. */
export const dateWords = [...months, "today", "tomorrow"] as const;

type Meaning = (typeof dateWords)[number] | (typeof dayWords)[number];

/** The words of each meaning, in small letters; one that ends in `*` stands for all that begin so. */
export type DateWords = Readonly<Record<Meaning, readonly string[]>>;

/** A day as it was written: without a year it is of the year that fits. */
export interface WrittenDate {
  readonly day: number;
  /** January is 1. */
  readonly month: number;
  readonly year: number | null;
}

/** A day without a year that was so long ago at most is that day, not the one of next year. */
const agoDays = 60;

/** A date at the beginning of a text, and what follows it; null when the text does not begin with one. */
export function readDate(
  text: string,
  words: DateWords,
  today: string,
): { readonly date: WrittenDate; readonly rest: string } | null {
  const read = [iso, numeric, dayAndMonth, monthAndDay, named, firstOfMany];
  for (const way of read) {
    const found = way(text, words, today);
    if (found && fits(found.date)) return found;
  }
  return null;
}

/** `YYYY-MM-DD` of a day as it was written; without a year, the next one, or the one that is over for two months at most. */
export function dateOn({ day, month, year }: WrittenDate, today: string, notBefore?: string): string {
  const earliest = notBefore ?? addDays(today, -agoDays);
  const first = Number(earliest.slice(0, 4));
  // 29 February is in a leap year.
  const years = year === null ? Array.from({ length: 9 }, (_, ahead) => first + ahead) : [year];
  const dates = years.map((each) => `${digits(each, 4)}-${digits(month, 2)}-${digits(day, 2)}`);
  return dates.find((date) => isDate(date) && (year !== null || date >= earliest)) ?? (dates[0] as string);
}

type Found = ReturnType<typeof readDate>;

function iso(text: string): Found {
  const [whole, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ?? [];
  return found(text, whole, { day, month, year });
}

/** 31.12, 31/12/2026: the day first, unless it cannot be one. */
function numeric(text: string): Found {
  const [whole, one, other, year] =
    /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?(?!\d|:\d)/.exec(text) ?? [];
  const swapped = Number(other) > 12;
  return found(text, whole, swapped ? { day: other, month: one, year } : { day: one, month: other, year });
}

/** 31 December, 31st of Dec 2026 */
function dayAndMonth(text: string, words: DateWords): Found {
  const pattern = /^(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?(\p{L}+)\.?(?:\s+(\d{4})(?!\d))?/iu;
  const [whole, day, word, year] = pattern.exec(text) ?? [];
  return found(text, whole, { day, month: monthOf(word, words), year });
}

/** December 31, Dec 31st, 2026 */
function monthAndDay(text: string, words: DateWords): Found {
  const pattern = /^(\p{L}+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(\d{4})(?!\d))?/iu;
  const [whole, word, day, year] = pattern.exec(text) ?? [];
  return found(text, whole, { day, month: monthOf(word, words), year });
}

/** Today, tomorrow, the next Friday. */
function named(text: string, words: DateWords, today: string): Found {
  const [word] = /^\p{L}+/u.exec(text) ?? [];
  const ahead = word === undefined ? null : daysAhead(word, words, today);
  if (word === undefined || ahead === null) return null;
  const [year, month, day] = addDays(today, ahead).split("-");
  return found(text, word, { day, month, year });
}

/** 1–8 January: the first day has the month of the last. */
function firstOfMany(text: string, words: DateWords): Found {
  const [whole, day] = /^(\d{1,2})(?=\s*[-\u2010-\u2015\u2212])/u.exec(text) ?? [];
  const [link] = /^\s*[-\u2010-\u2015\u2212]\s*/u.exec(text.slice(whole?.length)) ?? [];
  if (whole === undefined || link === undefined) return null;
  const after = text.slice(whole.length + link.length);
  const last = numeric(after) ?? dayAndMonth(after, words);
  return last && { date: { ...last.date, day: Number(day) }, rest: text.slice(whole.length) };
}

function daysAhead(word: string, words: DateWords, today: string): number | null {
  if (isOneOf(word.toLowerCase(), words.today)) return 0;
  if (isOneOf(word.toLowerCase(), words.tomorrow)) return 1;
  const weekday = dayWords.findIndex((day) => isOneOf(word.toLowerCase(), words[day]));
  return weekday < 0 ? null : (weekday - weekdayOf(today) + 7) % 7;
}

function monthOf(word: string | undefined, words: DateWords): number | undefined {
  const index =
    word === undefined ? -1 : months.findIndex((month) => isOneOf(word.toLowerCase(), words[month]));
  return index < 0 ? undefined : index + 1;
}

interface Parts {
  readonly day: string | undefined;
  readonly month: string | number | undefined;
  readonly year: string | undefined;
}

function found(text: string, whole: string | undefined, { day, month, year }: Parts): Found {
  if (whole === undefined || day === undefined || month === undefined) return null;
  const full = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);
  return { date: { day: Number(day), month: Number(month), year: full }, rest: text.slice(whole.length) };
}

/** It is a day of some year, or of the one that was written. */
function fits({ day, month, year }: WrittenDate): boolean {
  return isDate(`${digits(year ?? 2000, 4)}-${digits(month, 2)}-${digits(day, 2)}`);
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
