import { oneLine } from "../text/one-line.ts";
import { type HoursWords, isOneOf, readTokens } from "./hours-tokens.ts";
import { pauseReasonLimit } from "./pause.ts";
import { addDays, instantOf, localDate } from "./report/local-time.ts";

/** What a word in a text of a pause can mean, beside those of opening hours. */
export const pauseWords = ["minutes", "hours", "half", "for", "opening"] as const;

/** The words of each meaning, in small letters; one that ends in `*` stands for all that begin so. */
export type PauseWords = HoursWords & Readonly<Record<(typeof pauseWords)[number], readonly string[]>>;

/** A pause that was typed, or why there is none. */
export type ReadPause =
  | { readonly until: Date | "opening"; readonly reason: string | null }
  | { readonly problem: "unreadable" }
  | { readonly problem: "reason_too_long" };

const minuteMs = 60_000;

/**
 * Reads until when a venue pauses, and why, as people write it: "18:30", "until 6pm the grinder broke", "40 min", "2 h",
 * "until opening". A time of day is the next such one by the venue's clocks.
 * @param words the words of every language that may be used
 */
export function readPause(typed: string, words: PauseWords, timezone: string, now: Date): ReadPause {
  const { text, isUntil } = withoutLink(oneLine(typed), words);
  const found =
    readOpening(text, words) ?? readLength(text, words, now) ?? readTime(text, words, isUntil, timezone, now);
  if (found === null) return { problem: "unreadable" };
  const reason = text.slice(found.end).replace(/^[\s,.;:()\u2010-\u2015\u2212-]+/u, "");
  if ([...reason].length > pauseReasonLimit) return { problem: "reason_too_long" };
  return { until: found.until, reason: reason === "" ? null : reason };
}

type Found = { readonly until: Date | "opening"; readonly end: number } | null;

/** "until", "to", "for" before the time say what kind of time it is. */
function withoutLink(text: string, words: PauseWords): { text: string; isUntil: boolean } {
  const [whole = "", word = ""] = /^(\p{L}+)\s+/u.exec(text) ?? [];
  const isUntil = isOneOf(word.toLowerCase(), words.to);
  const isLink = isUntil || isOneOf(word.toLowerCase(), words.for);
  return { text: isLink ? text.slice(whole.length) : text, isUntil };
}

function readOpening(text: string, words: PauseWords): Found {
  const [word] = /^\p{L}+/u.exec(text) ?? [];
  return word && isOneOf(word.toLowerCase(), words.opening) ? { until: "opening", end: word.length } : null;
}

/** 40 min, 1 h 30 min, 1.5 h, an hour, and a number that no clock shows. */
function readLength(text: string, words: PauseWords, now: Date): Found {
  const [whole = "", number = "", unit = ""] = /^(\d{1,4}(?:[.,]\d)?)?\s*(\p{L}+)?/u.exec(text) ?? [];
  const value = Number(number.replace(",", "."));
  const after = (minutes: number, end: number): Found =>
    minutes > 0 ? { until: new Date(now.getTime() + Math.round(minutes * minuteMs)), end } : null;
  const isUnit = (meaning: "minutes" | "hours" | "half") => isOneOf(unit.toLowerCase(), words[meaning]);
  if (number === "" && isUnit("half")) return after(30, whole.length);
  if (number === "" && isUnit("hours")) return after(60, whole.length);
  if (number !== "" && isUnit("minutes")) return after(value, whole.length);
  if (number !== "" && isUnit("hours")) {
    const [more = "", minutes = "", of = ""] =
      /^\s*(\d{1,2})\s*(\p{L}+)/u.exec(text.slice(whole.length)) ?? [];
    if (!isOneOf(of.toLowerCase(), words.minutes)) return after(value * 60, whole.length);
    return after(value * 60 + Number(minutes), whole.length + more.length);
  }
  return /^\d+$/.test(number) && !/^[:.,]\d/.test(text.slice(number.length)) && value > 24
    ? after(value, number.length)
    : null;
}

/** The next time at which clocks show it. A bare number is a time only after "until". */
function readTime(text: string, words: PauseWords, isUntil: boolean, timezone: string, now: Date): Found {
  const [token] = readTokens(text, words);
  if (token?.kind !== "time" || text.slice(0, token.end).toLowerCase() !== token.text) return null;
  if (!isUntil && /^\d+$/.test(token.text)) return null;
  const today = localDate(now, timezone);
  const at = [0, 1, 2].map((ahead) => instantOf(addDays(today, ahead), token.minute, timezone));
  const until = at.find((each) => each > now);
  return until ? { until, end: token.end } : null;
}
