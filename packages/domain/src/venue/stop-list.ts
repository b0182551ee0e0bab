import { inLine } from "../text/one-line.ts";
import { busyEnd } from "./busy.ts";
import type { VenueCalendar } from "./hours.ts";

/** What a café offers instead of what has run out. */
export interface SoldOutChoice {
  readonly name: string;
  /** Of one piece or unit, in minor units, where it is cheaper; else it costs what was paid. */
  readonly price?: number;
}

/** What a venue has run out of. Times are ISO 8601. */
export interface StoppedItem {
  readonly name: string;
  readonly since: string;
  /** When it is back by itself; null: when somebody says so. */
  readonly until: string | null;
  /** What was offered instead the last time. */
  readonly choices?: readonly SoldOutChoice[];
}

export type StopList = readonly StoppedItem[];

/** How much can have run out at once, and characters of a name: of an item, or of the longest option with its value. */
export const stopListLimit = 100;
export const stoppedNameLength = 300;

/** What is stopped at an instant, the newest first. */
export function stoppedAt(list: StopList, now: Date): StopList {
  return list.filter(({ until }) => until === null || Date.parse(until) > now.getTime());
}

/** What is stopped under a name, however it is written; null: nothing. */
export function stoppedAs(list: StopList, name: string, now: Date): StoppedItem | null {
  const wanted = nameKey(name);
  return stoppedAt(list, now).find((item) => nameKey(item.name) === wanted) ?? null;
}

/** The list without what has that name. */
export function withoutStopped(list: StopList, name: string): StopList {
  const gone = nameKey(name);
  return list.filter((item) => nameKey(item.name) !== gone);
}

/** Until closing: what runs out now is bought, or made, for the next day. A venue that never closes looks again after a shift. */
export function stopUntil(calendar: VenueCalendar, now: Date): Date {
  return busyEnd(calendar, null, now);
}

/** True when something that is stopped goes by that name. */
export function isStopped(list: StopList, name: string, now: Date): boolean {
  return stoppedAs(list, name, now) !== null;
}

/** The same for names that people would call the same. */
function nameKey(name: string): string {
  return inLine(name).normalize("NFKC").replaceAll(/\s+/gu, " ").trim().toLowerCase();
}
