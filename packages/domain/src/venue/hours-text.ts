import type { WeekHours } from "./hours.ts";
import { type HoursToken, type HoursWords, readTokens } from "./hours-tokens.ts";

/** Opening hours (null: always open), or the first thing in the text that cannot be understood. */
export type ReadHours =
  | { readonly hours: WeekHours | null }
  | { readonly problem: "unreadable"; readonly at: string }
  | { readonly problem: "never_open" };

type Range = readonly [from: number, to: number];

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const groups = { daily: everyDay, weekdays: [0, 1, 2, 3, 4], weekend: [5, 6] } as const;
const dayMinutes = 1440;

/**
 * Reads opening hours as people write them: "08:00-22:00", "mon-fri 8-22, sat 10-20, sun off", "24/7". Days that are
 * not named, when others are, are closed; an end that is not after its beginning is on the next day.
 * @param words the words of every language that may be used
 */
export function readHours(text: string, words: HoursWords): ReadHours {
  const tokens = readTokens(text, words).filter(({ kind }) => kind !== "noise" && kind !== "from");
  const week: (readonly Range[] | undefined)[] = everyDay.map(() => undefined);
  let days: number[] = [];
  /** Waiting for their hours, having some, or (before any were named) meaning all. */
  let state = "unnamed" as "unnamed" | "named" | "given";
  let isFirst = true;

  const name = (named: readonly number[]) => {
    if (state !== "named") [days, isFirst] = [[], true];
    days.push(...named);
    state = "named";
  };
  const give = (range: Range | null) => {
    for (const day of state === "unnamed" ? everyDay : days) {
      const before = isFirst ? [] : (week[day] ?? []);
      week[day] = range === null ? [] : [...before, range];
    }
    isFirst = false;
    if (state === "named") state = "given";
  };

  for (let at = 0; at < tokens.length; at++) {
    const [token, link, other] = tokens.slice(at, at + 3) as [HoursToken, HoursToken?, HoursToken?];
    const links = link?.kind === "dash" || link?.kind === "to";
    if (token.kind === "day") {
      const until = links && other?.kind === "day" ? other.day : token.day;
      if (until !== token.day) at += 2;
      name(daysBetween(token.day, until));
    } else if (token.kind === "weekend" && state === "named") give(null);
    else if (token.kind in groups) name(groups[token.kind as keyof typeof groups]);
    else if (token.kind === "time" && links && other?.kind === "time" && token.minute < dayMinutes) {
      give([token.minute, other.minute > token.minute ? other.minute : other.minute + dayMinutes]);
      at += 2;
    } else if (token.kind === "always") give([0, dayMinutes]);
    else if (token.kind === "closed" && state === "named") give(null);
    // Between days and their hours: "mon-fri - 8-22".
    else if (token.kind !== "dash" || state !== "named") return { problem: "unreadable", at: token.text };
  }
  if (state === "named" || week.every((day) => day === undefined))
    return { problem: "unreadable", at: tokens.at(-1)?.text ?? text.trim() };
  return settled(week.map((day) => mergedRanges(day ?? [])));
}

function settled(hours: WeekHours): ReadHours {
  if (hours.every((day) => day.length === 0)) return { problem: "never_open" };
  const isAlways = hours.every(([range]) => range?.[0] === 0 && range[1] === dayMinutes);
  return { hours: isAlways ? null : hours };
}

function daysBetween(from: number, until: number): number[] {
  return Array.from({ length: ((until - from + 7) % 7) + 1 }, (_, ahead) => (from + ahead) % 7);
}

/** Ranges in order, with those that touch made one. */
export function mergedRanges(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}
