import {
  addDays,
  isOpenAt,
  localDate,
  localMinute,
  nextOpeningAt,
  type VenueCalendar,
  weekdayOf,
} from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { venueTimeColumns } from "../venue/venue-time.ts";

/** When a closed venue opens again, by its own clocks. */
export type ClosedUntil = {
  readonly day: "today" | "tomorrow" | "weekday" | "unknown";
  /** Monday is 0. */
  readonly weekday: number;
  /** `08:00` */
  readonly time: string;
};

/**
 * When a closed venue opens again.
 * @param toldAt when this was told last, if it was: it is told once in each closed period
 * @returns null when the venue is open now, or when it has not opened since it was told
 */
export async function closedUntil(
  deps: Deps,
  tx: Tx,
  venueId: string,
  toldAt: Date | null = null,
): Promise<ClosedUntil | null> {
  const [calendar] = await tx.$queryRaw<VenueCalendar[]>`
    select ${venueTimeColumns} from venue v where id = ${venueId}::uuid`;
  const now = deps.clock();
  if (!calendar || isOpenAt(calendar, now)) return null;
  if (toldAt !== null && !wasOpenSince(calendar, toldAt, now)) return null;
  const { timezone } = calendar;
  const opens = nextOpeningAt(calendar, now);
  if (opens === null) return { day: "unknown", weekday: 0, time: "" };
  const [today, date] = [localDate(now, timezone), localDate(opens, timezone)];
  const minute = localMinute(opens, timezone);
  const digits = (value: number) => String(value).padStart(2, "0");
  return {
    day: date === today ? "today" : date === addDays(today, 1) ? "tomorrow" : "weekday",
    weekday: weekdayOf(date),
    time: `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`,
  };
}

function wasOpenSince(calendar: VenueCalendar, toldAt: Date, now: Date): boolean {
  const opened = isOpenAt(calendar, toldAt) ? toldAt : nextOpeningAt(calendar, toldAt);
  return opened !== null && opened < now;
}
