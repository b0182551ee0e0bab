import {
  addDays,
  isOpenAt,
  localDate,
  localMinute,
  nextOpeningAt,
  type WeekHours,
  weekdayOf,
} from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";

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
  const rows = await tx.$queryRaw<{ hours: WeekHours | null; timezone: string }[]>`
    select opening_hours as hours, timezone from venue where id = ${venueId}::uuid`;
  const { hours = null, timezone = "UTC" } = rows[0] ?? {};
  const now = deps.clock();
  if (isOpenAt(hours, timezone, now)) return null;
  if (toldAt !== null && !wasOpenSince(hours, timezone, toldAt, now)) return null;
  const opens = nextOpeningAt(hours, timezone, now);
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

function wasOpenSince(hours: WeekHours | null, timezone: string, toldAt: Date, now: Date): boolean {
  const opened = isOpenAt(hours, timezone, toldAt) ? toldAt : nextOpeningAt(hours, timezone, toldAt);
  return opened !== null && opened < now;
}
