import { busiestHours, type Report } from "@gotovo/domain";
import { formatMoney, type Texts } from "@gotovo/telegram";
import {
  formatChange,
  formatCount,
  formatDay,
  formatMinutes,
  formatRating,
  formatShare,
  majorUnits,
  reportTitle,
} from "./numbers.ts";
import type { ChartSpec, PictureSpec, Tile } from "./picture-spec.ts";

/** Fewer hours than these look like nothing. */
const hoursAtLeast = 8;

/** The picture of a report, in the words and numbers of a language. */
export function reportPicture(texts: Texts, report: Report): PictureSpec {
  const singleDay = report.days.length === 1;
  return {
    locale: texts.locale,
    title: report.venueName,
    subtitle: reportTitle(texts, report),
    tiles: tiles(texts, report),
    charts: [
      ...(singleDay ? [] : [daysChart(texts, report)]),
      hoursChart(texts, report, singleDay),
      ...(report.figures.rating ? [ratingsChart(texts, report)] : []),
    ],
  };
}

function tiles(texts: Texts, report: Report): Tile[] {
  const { figures, before } = report;
  const { orders, preparation, promised, late, rating, canceled } = figures;
  const found = [
    tile(
      texts.plain("picture-orders"),
      formatCount(texts, orders),
      compare(texts, report, orders, before.orders),
    ),
  ];
  const [main] = figures.revenue;
  if (main) {
    const earlier = before.revenue.find(({ currency }) => currency === main.currency)?.amount ?? 0;
    const value = formatMoney(texts.locale, main.amount, main.currency);
    found.push(tile(texts.plain("picture-revenue"), value, compare(texts, report, main.amount, earlier)));
  }
  if (preparation) {
    const note = texts.plain("picture-preparation-note", { p90: formatMinutes(texts, preparation.p90) });
    found.push(
      tile(texts.plain("picture-preparation"), formatMinutes(texts, preparation.average), plain(note)),
    );
  }
  if (promised > 0) {
    const note = texts.plain("picture-late-note", { late, promised });
    found.push(
      tile(texts.plain("picture-late"), formatShare(texts, late, promised), {
        note,
        tone: late === 0 ? "good" : "neutral",
      }),
    );
  }
  if (rating) {
    const note = texts.plain("picture-rating-note", { count: rating.count });
    found.push(tile(texts.plain("picture-rating"), `${formatRating(texts, rating.average)} ⭐`, plain(note)));
  }
  if (canceled > 0) {
    const note = texts.plain("picture-canceled-note", { share: formatShare(texts, canceled, orders) });
    found.push(tile(texts.plain("picture-canceled"), formatCount(texts, canceled), plain(note)));
  }
  return found;
}

type Note = Pick<Tile, "note" | "tone">;

function tile(label: string, value: string, note: Note): Tile {
  return { label, value, ...note };
}

function plain(note: string | null): Note {
  return { note, tone: "neutral" };
}

/** More is better: of what is compared (orders, revenue) it is. */
function compare(texts: Texts, { period }: Report, now: number, before: number): Note {
  const change = formatChange(texts, now, before);
  if (change === null) return plain(null);
  const tone = now > before ? "good" : now < before ? "bad" : "neutral";
  return { note: texts.plain("picture-change", { period, change }), tone };
}

/** The hours in which anything happened, from where the venue's day begins. */
function hoursChart(texts: Texts, report: Report, singleDay: boolean): ChartSpec {
  const { hours, hoursBefore, firstHour, period } = report;
  const compared = singleDay && hoursBefore.some((orders) => orders > 0);
  const order = Array.from({ length: 24 }, (_, index) => (firstHour + index) % 24);
  const busy = (hour: number) => hours[hour] !== 0 || (compared && hoursBefore[hour] !== 0);
  const [from, to] = [order.findIndex(busy), order.findLastIndex(busy)];
  const spare = Math.max(0, hoursAtLeast - (to - from + 1));
  const begin = Math.max(0, Math.min(from - Math.floor(spare / 2), 24 - hoursAtLeast));
  const shown = order.slice(begin, Math.max(to + 1, begin + hoursAtLeast));
  const peak = busiestHours(hours, 1)[0] ?? null;
  return {
    title: texts.plain("picture-hours"),
    labels: shown.map(String),
    values: shown.map((hour) => hours[hour] as number),
    before: compared
      ? {
          now: texts.plain("picture-now", { period }),
          label: texts.plain("picture-before", { period }),
          values: shown.map((hour) => hoursBefore[hour] as number),
        }
      : null,
    peak: peak === null ? null : shown.indexOf(peak),
    rows: false,
  };
}

/** By revenue, where the café tells what orders cost. */
function daysChart(texts: Texts, { days, figures, period }: Report): ChartSpec {
  const currency = figures.revenue[0]?.currency;
  const values = days.map(({ orders, revenue }) => (currency ? majorUnits(revenue, currency) : orders));
  const label = (date: string) =>
    period === "week"
      ? `${formatDay(texts, date, { weekday: "short" })} ${formatDay(texts, date, { day: "numeric" })}`
      : formatDay(texts, date, { day: "numeric", month: "numeric" });
  return {
    title: currency
      ? texts.plain("picture-days-revenue", { currency: currencySign(texts, currency) })
      : texts.plain("picture-days-orders"),
    labels: days.map(({ date }) => label(date)),
    values,
    before: null,
    peak: values.indexOf(Math.max(...values)),
    rows: false,
  };
}

function ratingsChart(texts: Texts, { ratings }: Report): ChartSpec {
  return {
    title: texts.plain("picture-ratings"),
    labels: ratings.map((_, index) => texts.plain("picture-stars", { stars: index + 1 })).toReversed(),
    values: ratings.toReversed(),
    before: null,
    peak: null,
    rows: true,
  };
}

function currencySign({ locale }: Texts, currency: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  return format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
}
