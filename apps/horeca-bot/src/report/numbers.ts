import { changePercent, currencyDecimals, inOwnUnit, type Report, sharePercent } from "@gotovo/domain";
import { formatMoney, formatTime, type Texts } from "@gotovo/telegram";

/** A percentage as people read it. */
export function formatShare({ locale }: Texts, part: number, whole: number): string {
  return new Intl.NumberFormat(locale, { style: "percent" }).format(sharePercent(part, whole) / 100);
}

/** A change with its sign; null when there is nothing to compare with. */
export function formatChange({ locale }: Texts, now: number, before: number): string | null {
  const change = changePercent(now, before);
  if (change === null) return null;
  const format = new Intl.NumberFormat(locale, { style: "percent", signDisplay: "exceptZero" });
  // A hyphen is hard to see beside figures.
  return format.format(change / 100).replace("-", "\u2212");
}

/** Minutes, exact to a tenth while they are few. */
export function formatMinutes({ locale }: Texts, seconds: number): string {
  const minutes = seconds / 60;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "minute",
    unitDisplay: "short",
    maximumFractionDigits: minutes < 10 ? 1 : 0,
  }).format(minutes);
}

/** An average of stars, with one decimal. */
export function formatRating({ locale }: Texts, rating: number): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(rating);
}

export function formatCount({ locale }: Texts, count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A day of the report, `YYYY-MM-DD`, in the words of a format. */
export function formatDay({ locale }: Texts, date: string, format: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...format, timeZone: "UTC" }).format(new Date(date));
}

/** What the report is about: the period, its days, and up to when. */
export function reportTitle(texts: Texts, { period, days, timezone, asOf }: Report): string {
  const format = new Intl.DateTimeFormat(texts.locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const [first, last] = [days.at(0), days.at(-1)].map((day) => new Date(day?.date ?? asOf));
  const dates = format.formatRange(first as Date, last as Date);
  return texts.plain("report-title", {
    period,
    dates,
    time: formatTime(texts.locale, new Date(asOf), timezone),
  });
}

/** Minor units of a currency in its own unit, for charts: 1990 kopecks are 19.9 roubles. */
export function majorUnits(amount: number, currency: string): number {
  return Number(inOwnUnit(amount, currency));
}

/** An average sum of money, from minor units; of a large one its fractions say nothing. */
export function formatAverage({ locale }: Texts, amount: number, currency: string): string {
  const unit = 10 ** currencyDecimals(currency);
  const exact = amount < 100 * unit ? 1 : unit;
  return formatMoney(locale, Math.round(amount / exact) * exact, currency);
}
