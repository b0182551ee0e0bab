import { busiestHours, type Report } from "@gotovo/domain";
import { formatMoney, shorten, type Texts } from "@gotovo/telegram";
import {
  formatAverage,
  formatChange,
  formatCount,
  formatMinutes,
  formatRating,
  formatShare,
} from "./numbers.ts";

/** Currencies, reasons of canceling, and busy hours that are told one by one. */
const namedAtMost = 3;

/** What a report says below its title, line by line: short enough for a picture's caption. */
export function reportLines(texts: Texts, report: Report): string[] {
  const { figures, before, period } = report;
  const answers = [ratingLine(texts, report), dialogsLine(texts, report)].filter((line) => line !== null);
  if (figures.orders === 0) return [texts.plain("report-nothing", { period }), ...answers];
  const compared = [];
  if (before.orders > 0) compared.push("", texts.plain("report-compared", { period }));
  return [
    texts.plain("report-orders", {
      value: changed(texts, formatCount(texts, figures.orders), figures.orders, before.orders),
    }),
    ...revenueLines(texts, report),
    ...refundLines(texts, report),
    ...heardLines(texts, report),
    ...preparationLines(texts, report),
    ...canceledLines(texts, report),
    ...answers,
    ...busiestLines(texts, report),
    ...compared,
  ];
}

function changed(texts: Texts, value: string, now: number, before: number): string {
  const change = formatChange(texts, now, before);
  return change === null ? value : texts.plain("report-change", { value, change });
}

function revenueLines(texts: Texts, { figures, before }: Report): string[] {
  return figures.revenue.slice(0, namedAtMost).map(({ currency, amount, orders }) => {
    const earlier = before.revenue.find((row) => row.currency === currency)?.amount ?? 0;
    const value = changed(texts, formatMoney(texts.locale, amount, currency), amount, earlier);
    return texts.plain("report-revenue", { value, average: formatAverage(texts, amount / orders, currency) });
  });
}

function refundLines(texts: Texts, { figures: { refunds = [] } }: Report): string[] {
  return refunds.slice(0, namedAtMost).flatMap(({ currency, sent, owed }) => {
    const parts = [
      sent > 0
        ? texts.plain("report-refunds-sent", { amount: formatMoney(texts.locale, sent, currency) })
        : "",
      owed > 0
        ? texts.plain("report-refunds-owed", { amount: formatMoney(texts.locale, owed, currency) })
        : "",
    ].filter(Boolean);
    return parts.length === 0 ? [] : [texts.plain("report-refunds", { parts: parts.join(", ") })];
  });
}

function heardLines(texts: Texts, { figures: { heard } }: Report): string[] {
  if (!heard) return [];
  const [median, p90] = [heard.median, heard.p90].map((seconds) => formatMinutes(texts, seconds));
  return [texts.plain("report-heard", { median: median as string, p90: p90 as string })];
}

function preparationLines(texts: Texts, { figures, before }: Report): string[] {
  const { preparation, promised, late } = figures;
  const lines = [];
  if (preparation) {
    const average = changed(
      texts,
      formatMinutes(texts, preparation.average),
      preparation.average,
      before.preparation?.average ?? 0,
    );
    lines.push(texts.plain("report-preparation", { average, p90: formatMinutes(texts, preparation.p90) }));
  }
  if (promised > 0 && late === 0) lines.push(texts.plain("report-punctual", { promised }));
  if (late > 0)
    lines.push(texts.plain("report-late", { late, promised, share: formatShare(texts, late, promised) }));
  return lines;
}

function canceledLines(texts: Texts, { figures, cancellations }: Report): string[] {
  if (figures.canceled === 0) return [];
  const count = (by: "customer" | "cafe") =>
    cancellations.reduce((sum, row) => sum + (row.by === by ? row.count : 0), 0);
  const sides = [];
  if (count("customer") > 0)
    sides.push(texts.plain("report-canceled-customer", { count: count("customer") }));
  if (count("cafe") > 0) sides.push(texts.plain("report-canceled-cafe", { count: count("cafe") }));
  const reasons = cancellations
    .filter(({ reason }) => reason !== null && reason.trim() !== "")
    .slice(0, namedAtMost)
    .map(({ by, reason, count }) =>
      texts.plain("report-canceled-reason", {
        by,
        reason: shorten((reason as string).replace(/\s+/g, " "), 60),
        count,
      }),
    );
  return [
    `${texts.plain("report-canceled", { count: figures.canceled })} (${sides.join(", ")})`,
    ...reasons.map((reason) => `   · ${reason}`),
  ];
}

function ratingLine(texts: Texts, { figures }: Report): string | null {
  if (!figures.rating) return null;
  const { average, count } = figures.rating;
  return texts.plain("report-rating", {
    value: formatRating(texts, average),
    count: texts.plain("picture-rating-note", { count }),
  });
}

function dialogsLine(texts: Texts, { dialogs }: Report): string | null {
  if (dialogs.answered === 0) return null;
  const { solved, answered, rating } = dialogs;
  const line = texts.plain("report-dialogs", { solved, answered });
  if (rating === null) return line;
  return `${line}, ${texts.plain("report-dialogs-rating", { rating: formatRating(texts, rating) })}`;
}

function busiestLines(texts: Texts, { hours }: Report): string[] {
  const busiest = busiestHours(hours, namedAtMost).map(
    (hour) => `${hour}:00–${(hour + 1) % 24}:00 — ${hours[hour]}`,
  );
  return busiest.length === 0 ? [] : [texts.plain("report-busiest", { hours: busiest.join(", ") })];
}
