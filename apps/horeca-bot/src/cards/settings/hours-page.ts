import { comingSpecial, localDate, type WeekHours } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { settingCallback, settingsPageCallback, typeSettingCallback } from "../../settings-callbacks.ts";
import { rangesText } from "./day-text.ts";
import type { Page } from "./page.ts";
import { specialLine } from "./special-line.ts";

const weekDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** So many days with other hours are named here; their own page has more. */
const namedSpecial = 3;

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
  const days = {
    text: texts.plain("button-settings-page", { page: "days" }),
    callback_data: settingsPageCallback.pack({ page: "days" }),
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
    keyboard: [openingHours === null ? [change] : [change, always], [days]],
    back: "main",
  };
}

/** A line of HTML for each day. */
function weekLines(texts: Texts, hours: WeekHours): string[] {
  return weekDays.map((day, index) => {
    return texts.html("hours-day", { day, when: rangesText(texts, hours[index] ?? []) });
  });
}

/** The next days with other hours. */
function specialLines(texts: Texts, { specialHours, timezone }: VenueSettings, now: Date): string[] {
  const today = localDate(now, timezone);
  const coming = comingSpecial(specialHours, today).slice(0, namedSpecial);
  return coming.length === 0 ? [] : ["", ...coming.map((entry) => specialLine(texts, entry, today))];
}
