import type { Report, ReportPeriod } from "@gotovo/domain";

const length: Record<ReportPeriod, number> = { today: 1, yesterday: 1, week: 7, month: 30 };

/** A report of a café that did well, up to 20 November 2026, 14:05 in Moscow. */
export function sampleReport(period: ReportPeriod, other: Partial<Report> = {}): Report {
  const count = length[period];
  const last = Date.parse(period === "yesterday" ? "2026-11-19" : "2026-11-20");
  const days = Array.from({ length: count }, (_, index) => ({
    date: new Date(last - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
    orders: 20 + ((index * 7) % 11),
    revenue: 1_000_000 + ((index * 331_700) % 900_000),
  }));
  const hours = [0, 0, 0, 0, 0, 0, 0, 0, 4, 9, 21, 17, 12, 25, 19, 8, 6, 5, 11, 10, 4, 2, 0, 0];
  return {
    venueId: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
    venueName: "Кофейня «Ёжик & <b>Ко</b>» ☕️ на Большой Никитской",
    timezone: "Europe/Moscow",
    period,
    until: "2026-11-20T11:06:00.000Z",
    asOf: "2026-11-20T11:05:30.000Z",
    figures: {
      orders: 142,
      canceled: 4,
      revenue: [
        { currency: "RUB", amount: 111_234_000, orders: 130 },
        { currency: "EUR", amount: 1_250, orders: 2 },
      ],
      heard: { median: 48, p90: 170 },
      preparation: { average: 384, p90: 660 },
      promised: 38,
      late: 3,
      rating: { average: 4.684, count: 19 },
    },
    before: {
      orders: 127,
      canceled: 1,
      revenue: [{ currency: "RUB", amount: 117_089_000, orders: 120 }],
      preparation: { average: 360, p90: 600 },
      promised: 30,
      late: 1,
      rating: null,
    },
    cancellations: [
      { by: "cafe", reason: "закончились продукты", count: 2 },
      { by: "cafe", reason: "<b>& что-то", count: 1 },
      { by: "customer", reason: null, count: 1 },
    ],
    ratings: [1, 0, 1, 5, 12],
    dialogs: { asked: 9, answered: 6, solved: 5, rating: 4.5 },
    firstHour: 0,
    hours,
    hoursBefore: hours
      .map((orders, hour) => Math.max(0, orders - (hour % 4) + 1))
      .map((n, h) => (h < 8 ? 0 : n)),
    days,
    ...other,
  };
}
