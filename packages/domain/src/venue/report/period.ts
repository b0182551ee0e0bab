import type { VenueCalendar } from "../hours.ts";
import { addDays } from "./local-time.ts";
import { dayAt, dayStart } from "./venue-day.ts";

/** What a report may be about, in the order of the buttons; callback data holds the place, so only ever append. */
export const reportPeriods = ["today", "yesterday", "week", "month"] as const;

export type ReportPeriod = (typeof reportPeriods)[number];

const spans: Record<ReportPeriod, { readonly days: number; readonly endsDaysAgo: number }> = {
  today: { days: 1, endsDaysAgo: 0 },
  yesterday: { days: 1, endsDaysAgo: 1 },
  week: { days: 7, endsDaysAgo: 0 },
  month: { days: 30, endsDaysAgo: 0 },
};

/** Instants are half-open: `from` belongs to it, `to` does not. */
export interface ReportRange {
  readonly from: Date;
  readonly to: Date;
  /** The same stretch of as many days before, up to the same time of its last day. */
  readonly before: { readonly from: Date; readonly to: Date };
  /** The venue's days in it, `YYYY-MM-DD`, oldest first. */
  readonly days: readonly string[];
  /** When each of the days begins. */
  readonly starts: readonly Date[];
}

/**
 * The days of a venue that a period means at `until`: "today" is the day that has not ended before it.
 * @param until the first instant that is not reported any more, even of a day that goes on
 */
export function reportRange(calendar: VenueCalendar, period: ReportPeriod, until: Date): ReportRange {
  const { days: count, endsDaysAgo } = spans[period];
  const last = addDays(dayAt(calendar, new Date(until.getTime() - 1)), -endsDaysAgo);
  const days = Array.from({ length: count }, (_, index) => addDays(last, index + 1 - count));
  const starts = days.map((day) => dayStart(calendar, day));
  const from = dayStart(calendar, days[0] as string);
  const start = dayStart(calendar, last);
  const end = dayStart(calendar, addDays(last, 1));
  const ongoing = until < end;
  const passed = new Date(
    dayStart(calendar, addDays(last, -count)).getTime() + until.getTime() - start.getTime(),
  );
  const to = ongoing ? until : end;
  const before = {
    from: dayStart(calendar, addDays(last, 1 - 2 * count)),
    to: ongoing && passed < from ? passed : from,
  };
  return { from, to, before, days, starts };
}
