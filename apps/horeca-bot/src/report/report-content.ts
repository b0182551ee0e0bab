import {
  type QueuedButton,
  type QueuedContent,
  type Report,
  type ReportPeriod,
  reportPeriods,
} from "@gotovo/domain";
import { shorten, type Texts } from "@gotovo/telegram";
import { reportIn } from "@gotovo/usecases/venue/reports/report-message";
import { reportCallback } from "../callbacks.ts";
import { reportTitle } from "./numbers.ts";
import { reportLines } from "./report-lines.ts";

const minuteMs = 60_000;

/** Puts words, buttons and the picture to a report, at the moment it is sent; leaves every other message alone. */
export function withReport(
  texts: Texts,
  chat: { readonly staff: object | null; readonly venueId: string | null },
  content: QueuedContent,
): QueuedContent {
  const report = reportIn(content);
  if (report === null) return content;
  // It may have waited while the person left, or went to another venue.
  if (chat.staff === null || chat.venueId !== report.venueId) return { key: "report-too-late" };
  return {
    key: content.key,
    args: {
      venue: shorten(report.venueName, 100),
      title: reportTitle(texts, report),
      lines: reportLines(texts, report).join("\n"),
    },
    buttons: reportButtons(report),
    ...(report.figures.orders > 0 && {
      file: {
        kind: "photo",
        name: "report.png",
        make: "report-picture",
        args: { report: JSON.stringify(report) },
      } as const,
    }),
  };
}

/** Other periods as they are when tapped; the table of exactly this one. */
function reportButtons({ venueId: venue, period: shown, until }: Report): QueuedButton[][] {
  const button = (period: ReportPeriod): QueuedButton => ({
    key: "button-report-period",
    args: { period, chosen: String(period === shown) },
    data: reportCallback.pack({ venue, period, as: "message", until: 0 }),
  });
  const [today, yesterday, week, month] = reportPeriods;
  const minutes = Date.parse(until) / minuteMs;
  return [
    [button(today), button(yesterday)],
    [button(week), button(month)],
    [
      {
        key: "button-report-csv",
        data: reportCallback.pack({ venue, period: shown, as: "csv", until: minutes }),
      },
    ],
  ];
}

/** Where a report ends that is asked for now: buttons know minutes, and none of this one is to be missed. */
export function endOfMinute(now: Date): Date {
  return new Date(Math.floor(now.getTime() / minuteMs + 1) * minuteMs);
}

/** Where the report of a tapped button ends: when it was made; 0 stands for now, beyond which there is nothing to tell. */
export function endOf(minutes: number, now: Date): Date {
  const latest = endOfMinute(now);
  return minutes === 0 ? latest : new Date(Math.min(minutes * minuteMs, latest.getTime()));
}
