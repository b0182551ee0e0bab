import { type DayHours, localDate, type WeekHours } from "@gotovo/domain";
import { formatDay, shorten, type Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { settingCallback, typeSettingCallback } from "../../settings-callbacks.ts";
import type { Page } from "./page.ts";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const dayMinutes = 1440;
/** So many days with other hours are shown at most. */
const shownSpecial = 8;

/** When the venue is open, day by day. */
export function hoursPage(texts: Texts, settings: VenueSettings, now: Date): Page {
  const { openingHours, timezone } = settings;
  const week = openingHours === null ? [texts.html("hours-always")] : weekLines(texts, openingHours);
  const change = {
    text: texts.plain("button-type"),
    callback_data: typeSettingCallback.pack({ what: "hours" }),
  };
  const always = {
    text: texts.plain("button-always-open"),
    callback_data: settingCallback.pack({ setting: "always_open", value: 1 }),
  };
  return {
    lines: [
      texts.html("settings-hours"),
      "",
      ...week,
      ...specialLines(texts, settings, now),
      "",
      texts.html("settings-timezone", { timezone }),
      texts.html("settings-hours-hint"),
    ],
    keyboard: [openingHours === null ? [change] : [change, always]],
    back: "main",
  };
}

/** A line of HTML for each day. */
function weekLines(texts: Texts, hours: WeekHours): string[] {
  return days.map((day, index) => {
    return texts.html("hours-day", { day, when: rangesText(texts, hours[index] ?? []) });
  });
}

/** Days with other hours that are still to come, the next ones first. */
function specialLines(texts: Texts, { specialHours, timezone }: VenueSettings, now: Date): string[] {
  const today = localDate(now, timezone);
  const coming = specialHours.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (coming.length === 0) return [];
  const dayText = (date: string) => formatDay(texts.locale, new Date(date), "UTC", new Date(today), "short");
  const lines = coming.slice(0, shownSpecial).map(({ from, to, name, hours }) =>
    texts.html("hours-special", {
      days: from === to ? dayText(from) : `${dayText(from)} \u2013 ${dayText(to)}`,
      when: rangesText(texts, hours),
      named: String(name !== null),
      name: shorten(name ?? "", 60),
    }),
  );
  return ["", ...lines];
}

function rangesText(texts: Texts, hours: DayHours): string {
  const ranges = hours.map(([from, to]) =>
    from === 0 && to === dayMinutes
      ? texts.plain("hours-all-day")
      : `${clock(from)}\u2013${to === dayMinutes ? "24:00" : clock(to % dayMinutes)}`,
  );
  return ranges.length === 0 ? texts.plain("hours-closed") : ranges.join(", ");
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
