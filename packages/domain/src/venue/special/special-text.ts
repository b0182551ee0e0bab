import { oneLine } from "../../text/one-line.ts";
import type { DayHours, SpecialHours } from "../hours.ts";
import { mergedRanges } from "../hours-text.ts";
import { type HoursToken, type HoursWords, readTokens } from "../hours-tokens.ts";
import { addDays } from "../report/local-time.ts";
import { type DateWords, dateOn, readDate } from "./date-text.ts";

export type SpecialWords = HoursWords & DateWords;

/** Characters of a holiday's name at most. */
export const specialNameLimit = 100;

/** Days of one entry that is typed at most: more is a slip, such as two dates the wrong way round. */
export const specialDaysLimit = 60;

/** One entry of special hours, or why there is none. */
export type ReadSpecial =
  | { readonly special: SpecialHours }
  /** It does not begin with a day. */
  | { readonly problem: "no_date" }
  /** Neither closed, nor open from when to when. */
  | { readonly problem: "no_hours" }
  /** `YYYY-MM-DD`, the last day. */
  | { readonly problem: "past"; readonly date: string }
  | { readonly problem: "too_many_days" }
  | { readonly problem: "name_too_long" };

const dayMinutes = 1440;
const between = /^[\s,:;]+/u;
const dash = /^\s*[-\u2010-\u2015\u2212]\s*/u;

/**
 * Reads one entry as people write it: "31.12 closed", "1–8 January closed New Year", "tomorrow 10–15", "Dec 24 8am–2pm
 * Christmas Eve". What follows the hours is the entry's name.
 * @param words the words of every language that may be used
 * @param today the venue's date, `YYYY-MM-DD`
 */
export function readSpecial(typed: string, words: SpecialWords, today: string): ReadSpecial {
  const text = skipWords(oneLine(typed), words, ["from", "noise"]);
  const first = readDate(text, words, today);
  if (first === null) return { problem: "no_date" };
  const from = dateOn(first.date, today);
  const { to, rest } = readLast(first.rest, { from, month: first.date.month }, words, today);
  if (to < today) return { problem: "past", date: to };
  if (to < from || to >= addDays(from, specialDaysLimit)) return { problem: "too_many_days" };
  const read = readDay(rest, words);
  if (read === null) return { problem: "no_hours" };
  if (read.name !== null && [...read.name].length > specialNameLimit) return { problem: "name_too_long" };
  return { special: { from, to, name: read.name, hours: read.hours } };
}

/** The last day, if there is one beside the first: "– 2.01", "to January 8", and "–8" after "Jan 1". */
function readLast(
  text: string,
  { from, month }: { readonly from: string; readonly month: number },
  words: SpecialWords,
  today: string,
): { to: string; rest: string } {
  const line = dash.exec(text)?.[0] ?? null;
  const link = line ?? linkWord(text, words);
  const none = { to: from, rest: text };
  if (link === null) return none;
  const after = text.slice(link.length);
  const last = readDate(after, words, today);
  if (last) return { to: dateOn(last.date, today, from), rest: last.rest };
  // "31.12 until 15" is of the time.
  if (line === null) return none;
  const [bare] = /^\d{1,2}(?![\d:.]|\s*[-\u2010-\u2015\u2212]|\s*[ap]\.?m)/iu.exec(after) ?? [];
  if (bare === undefined) return none;
  return {
    to: dateOn({ day: Number(bare), month, year: null }, today, from),
    rest: after.slice(bare.length),
  };
}

function linkWord(text: string, words: SpecialWords): string | null {
  const [link, word = ""] = /^\s+(\p{L}+)\s+/u.exec(text) ?? [];
  return link !== undefined && readTokens(word, words)[0]?.kind === "to" ? link : null;
}

/** Closed, or the hours; then the name. */
function readDay(text: string, words: SpecialWords): { hours: DayHours; name: string | null } | null {
  const tokens = readTokens(text, words);
  const ranges: (readonly [number, number])[] = [];
  let end: number | null = null;
  for (let at = 0; at < tokens.length; at++) {
    const [token, link, other] = tokens.slice(at, at + 3) as [HoursToken, HoursToken?, HoursToken?];
    const links = link?.kind === "dash" || link?.kind === "to";
    if (token.kind === "time" && links && other?.kind === "time" && token.minute < dayMinutes) {
      ranges.push([token.minute, other.minute > token.minute ? other.minute : other.minute + dayMinutes]);
      end = other.end;
      at += 2;
    } else if (ranges.length === 0 && (token.kind === "closed" || token.kind === "weekend")) {
      end = token.end;
      break;
    } else if (ranges.length === 0 && token.kind === "always") {
      ranges.push([0, dayMinutes]);
      end = token.end;
      break;
    } else if (token.kind !== "noise" && token.kind !== "from" && token.kind !== "dash") break;
  }
  if (end === null) return null;
  const name = text.slice(end).replace(/^[\s,.;:\u2010-\u2015\u2212-]+/u, "");
  return { hours: mergedRanges(ranges), name: name === "" ? null : name };
}

function skipWords(text: string, words: SpecialWords, kinds: readonly string[]): string {
  const bare = text.replace(between, "");
  const [word] = /^\p{L}+(?=\s)/u.exec(bare) ?? [];
  if (word === undefined || !kinds.includes(readTokens(word, words)[0]?.kind ?? "")) return bare;
  return skipWords(bare.slice(word.length), words, kinds);
}
