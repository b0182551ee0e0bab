import type { SpecialHours } from "../hours.ts";
import { addDays } from "../report/local-time.ts";

/** Entries of a venue at most, as the API takes them. */
export const specialHoursLimit = 100;
/** What has been over for so many days is forgotten with the next change. */
const keptDays = 31;

/**
 * The special hours of a venue with another entry. What is said last holds: an entry that shares days with it keeps
 * only the others, in two parts if it has to.
 * @param today the venue's date, `YYYY-MM-DD`
 */
export function withSpecial(
  special: readonly SpecialHours[],
  added: SpecialHours,
  today: string,
): SpecialHours[] {
  const others = special.flatMap((entry) => [
    ...(entry.from < added.from ? [{ ...entry, to: earlier(entry.to, addDays(added.from, -1)) }] : []),
    ...(entry.to > added.to ? [{ ...entry, from: later(entry.from, addDays(added.to, 1)) }] : []),
  ]);
  return kept([...others, added], today);
}

/** The special hours of a venue without the entry that begins on a date; null when none begins on it. */
export function withoutSpecial(
  special: readonly SpecialHours[],
  from: string,
  today: string,
): SpecialHours[] | null {
  const others = special.filter((entry) => entry.from !== from);
  return others.length === special.length ? null : kept(others, today);
}

/** Those that are not over, the next ones first. */
export function comingSpecial(special: readonly SpecialHours[], today: string): SpecialHours[] {
  return special.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function kept(special: readonly SpecialHours[], today: string): SpecialHours[] {
  return comingSpecial(special, addDays(today, -keptDays));
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
