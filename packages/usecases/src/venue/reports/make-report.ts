import { localMinute, type Report, type ReportFigures, type ReportPeriod, reportRange } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { type AnswerFigures, answerFiguresSql, type OrderFigures, orderFiguresSql } from "./figures-sql.ts";
import { reportedVenue } from "./venue-calendar.ts";

export interface ReportRequest {
  readonly venueId: string;
  readonly period: ReportPeriod;
  /** The first instant that is not reported any more; days are those of the venue's clocks and opening hours. */
  readonly until: Date;
}

/**
 * Sums up one venue's orders by when they were placed. Unpaid ones do not count; revenue is what was not canceled.
 * Preparation is `placed_at` to `ready_at`, the time the customer waits, which is also what promises are about (of
 * `started_at` a café that taps once knows nothing). Late is what became ready after its promise, or should be by now.
 * Ratings and dialogs count when they were given and asked.
 * @throws DomainError `not_found`
 */
export async function makeReport(deps: Pick<Deps, "db" | "clock">, request: ReportRequest): Promise<Report> {
  const { venueId, period, until } = request;
  const venue = await reportedVenue(deps, venueId);
  const { timezone } = venue.calendar;
  const range = reportRange(venue.calendar, period, until);
  const [[orders], [answers]] = await Promise.all([
    deps.db.prisma.$queryRaw<[OrderFigures]>(orderFiguresSql(venueId, timezone, range)),
    deps.db.prisma.$queryRaw<[AnswerFigures]>(answerFiguresSql(venueId, range)),
  ]);
  const figures = figuresOf(orders, answers, true);
  const mainCurrency = figures.revenue[0]?.currency;
  return {
    venueId,
    venueName: venue.name,
    timezone,
    period,
    until: until.toISOString(),
    asOf: new Date(Math.min(until.getTime(), deps.clock().getTime())).toISOString(),
    figures,
    before: figuresOf(orders, answers, false),
    cancellations: orders.cancellations ?? [],
    ratings: [1, 2, 3, 4, 5].map((stars) =>
      sum(ratingsOf(answers, true), (row) => (row.rating === stars ? row.count : 0)),
    ),
    dialogs: answers.dialogs,
    firstHour: Math.floor(localMinute(range.from, timezone) / 60),
    hours: hoursOf(orders, true),
    hoursBefore: hoursOf(orders, false),
    days: range.days.map((date, index) => {
      const rows = (orders.days ?? []).filter(({ day }) => day === index);
      const revenue = sum(rows, (row) => (row.currency === mainCurrency ? row.revenue : 0));
      return { date, orders: sum(rows, (row) => row.orders), revenue };
    }),
  };
}

function figuresOf(found: OrderFigures, answers: AnswerFigures, current: boolean): ReportFigures {
  const totals = found.totals?.find((row) => row.current === current);
  const revenue = (found.revenue ?? []).filter((row) => row.current === current);
  const refunds = (found.refunds ?? []).filter((row) => row.current === current);
  const ratings = ratingsOf(answers, current);
  const count = sum(ratings, (row) => row.count);
  const { average = null, p90 = null, heardMedian = null, heardP90 = null } = totals ?? {};
  return {
    orders: totals?.orders ?? 0,
    canceled: totals?.canceled ?? 0,
    revenue: revenue.map(({ currency, amount, orders }) => ({ currency, amount, orders })),
    ...(refunds.length > 0 && {
      refunds: refunds.map(({ currency, sent, owed }) => ({ currency, sent, owed })),
    }),
    preparation: average === null || p90 === null ? null : { average, p90 },
    ...(heardMedian !== null && heardP90 !== null && { heard: { median: heardMedian, p90: heardP90 } }),
    promised: totals?.promised ?? 0,
    late: totals?.late ?? 0,
    rating: count === 0 ? null : { average: sum(ratings, (row) => row.rating * row.count) / count, count },
  };
}

function ratingsOf({ ratings }: AnswerFigures, current: boolean) {
  return (ratings ?? []).filter((row) => row.current === current);
}

function hoursOf({ hours }: OrderFigures, current: boolean): number[] {
  const rows = (hours ?? []).filter((row) => row.current === current);
  return Array.from({ length: 24 }, (_, hour) => sum(rows, (row) => (row.hour === hour ? row.orders : 0)));
}

function sum<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}
