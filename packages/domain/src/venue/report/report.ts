import type { ReportPeriod } from "./period.ts";

/** What happened at a venue between two instants. Times are seconds, money is minor units. */
export interface ReportFigures {
  /** All that were placed, the canceled ones included. */
  readonly orders: number;
  readonly canceled: number;
  /** Of orders that were not canceled, by currency, the largest first. */
  readonly revenue: readonly {
    readonly currency: string;
    readonly amount: number;
    readonly orders: number;
  }[];
  /** Of orders that were placed then, by currency: what went back, and what is owed still. */
  readonly refunds?: readonly { readonly currency: string; readonly sent: number; readonly owed: number }[];
  /** From placed to ready; null when nothing became ready. */
  readonly preparation: { readonly average: number; readonly p90: number } | null;
  /** From placed until somebody had heard of it, said so or started on it; absent when nobody did. */
  readonly heard?: { readonly median: number; readonly p90: number };
  /** Orders with a promise that is kept or broken by now, and those that broke it. */
  readonly promised: number;
  readonly late: number;
  readonly rating: { readonly average: number; readonly count: number } | null;
}

export interface Cancellation {
  readonly by: "customer" | "cafe";
  readonly reason: string | null;
  readonly count: number;
}

/** The report of one venue: plain JSON, so that it can be kept as it was. */
export interface Report {
  readonly venueId: string;
  readonly venueName: string;
  readonly timezone: string;
  readonly period: ReportPeriod;
  /** Where it ends (ISO 8601): what is placed then or later is not in it. */
  readonly until: string;
  /** Up to when it can know (ISO 8601). */
  readonly asOf: string;
  readonly figures: ReportFigures;
  readonly before: ReportFigures;
  /** The most frequent first. */
  readonly cancellations: readonly Cancellation[];
  /** How many customers gave 1, 2, … 5. */
  readonly ratings: readonly number[];
  /** Answers to "is your question solved?" of closed dialogs. */
  readonly dialogs: {
    readonly asked: number;
    readonly answered: number;
    readonly solved: number;
    readonly rating: number | null;
  };
  /** The hour at which the venue's days begin: midnight, unless it is open past that. */
  readonly firstHour: number;
  /** Orders placed in each hour of the day, 0 to 23, by the venue's clocks. */
  readonly hours: readonly number[];
  readonly hoursBefore: readonly number[];
  /** Of each day of the range. */
  readonly days: readonly { readonly date: string; readonly orders: number; readonly revenue: number }[];
}

/** The hours in which most orders were placed, the busiest first; hours without orders are none. */
export function busiestHours(hours: readonly number[], atMost: number): number[] {
  const busy = [...hours.keys()].filter((hour) => (hours[hour] as number) > 0);
  return busy.sort((a, b) => (hours[b] as number) - (hours[a] as number)).slice(0, atMost);
}

/** The change from `before` to `now` in percent, rounded; null when there was nothing before. */
export function changePercent(now: number, before: number): number | null {
  return before === 0 ? null : Math.round((now / before - 1) * 100);
}

/** `part` of `whole` in percent, rounded. */
export function sharePercent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}
