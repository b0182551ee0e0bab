import { lastClosing } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { calendarOf } from "./venue-calendar.ts";

/** Worked by key: a venue's id. */
export const dailyReportQueue = "daily-report";

/** After an outage longer than this a day goes unreported: nobody wants last evening's report at noon. */
const lateAtMostMs = 6 * 3_600_000;

interface ReportingVenue {
  readonly id: string;
  readonly timezone: string;
  readonly openingHours: unknown;
  readonly specialHours: unknown;
  readonly dailyReportedOn: Date | null;
}

/** The venue's day whose report is due, and when that day closed; null when none is. */
export function dueDay(venue: ReportingVenue, now: Date): { date: string; at: Date } | null {
  const closing = lastClosing(calendarOf(venue), now);
  if (closing === null || now.getTime() - closing.at.getTime() > lateAtMostMs) return null;
  return venue.dailyReportedOn !== null && isoDate(venue.dailyReportedOn) >= closing.date ? null : closing;
}

/** Enqueues the daily report of every venue whose day has closed; any process may, as often as it likes. */
export async function enqueueDailyReports(deps: Deps): Promise<void> {
  const venues = await deps.db.prisma.venue.findMany({
    where: { dailyReport: true },
    select: { id: true, timezone: true, openingHours: true, specialHours: true, dailyReportedOn: true },
  });
  const due = venues.filter((venue) => dueDay(venue, deps.clock()) !== null);
  if (due.length === 0) return;
  await deps.db.tx((tx) =>
    deps.jobs.enqueue(
      tx,
      dailyReportQueue,
      due.map(({ id }) => id),
    ),
  );
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
