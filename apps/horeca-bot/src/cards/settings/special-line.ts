import type { SpecialHours } from "@gotovo/domain";
import { formatDay, shorten, type Texts } from "@gotovo/telegram";
import { rangesText } from "./day-text.ts";

/** One entry of special hours, as a line of HTML. */
export function specialLine(texts: Texts, entry: SpecialHours, today: string): string {
  return texts.html("hours-special", {
    days: daysText(texts, entry, today),
    when: rangesText(texts, entry.hours),
    named: String(entry.name !== null),
    name: shorten(entry.name ?? "", 60),
  });
}

/** The day of an entry, or its first and last. */
export function daysText(
  texts: Texts,
  { from, to }: Pick<SpecialHours, "from" | "to">,
  today: string,
): string {
  const day = (date: string) => formatDay(texts.locale, new Date(date), "UTC", new Date(today), "short");
  return from === to ? day(from) : `${day(from)} \u2013 ${day(to)}`;
}
