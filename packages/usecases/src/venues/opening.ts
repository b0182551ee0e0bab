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

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A moment of the coming week as people say it, by the venue's clocks. */
export interface ComingMoment {
  readonly day: "today" | "tomorrow" | (typeof weekdays)[number];
  /** `08:00`. */
  readonly time: string;
}

export interface Opening {
  readonly isOpen: boolean;
  /** When a closed venue opens next; null when it is open, or nobody knows. */
  readonly opensAt: ComingMoment | null;
}

/** Whether a venue is open now, and when it opens otherwise. */
export async function openingOf(
  deps: Pick<Deps, "clock">,
  tx: Pick<Tx, "$queryRaw">,
  venueId: string,
): Promise<Opening> {
  const rows = await tx.$queryRaw<{ hours: WeekHours | null; timezone: string }[]>`
    select opening_hours as hours, timezone from venue where id = ${venueId}::uuid`;
  const { hours, timezone } = rows[0] ?? { hours: null, timezone: "UTC" };
  const now = deps.clock();
  const at = nextOpeningAt(hours, timezone, now);
  return {
    isOpen: isOpenAt(hours, timezone, now),
    opensAt: at === null ? null : comingMoment(at, now, timezone),
  };
}

function comingMoment(at: Date, now: Date, timezone: string): ComingMoment {
  const date = localDate(at, timezone);
  const today = localDate(now, timezone);
  const minute = localMinute(at, timezone);
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  if (date === today) return { day: "today", time };
  if (date === addDays(today, 1)) return { day: "tomorrow", time };
  return { day: weekdays[weekdayOf(date)] as ComingMoment["day"], time };
}
