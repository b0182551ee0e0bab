import { comingSpecial, localDate } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { settingsPageCallback, specialDayCallback, typeSettingCallback } from "../../settings-callbacks.ts";
import { inPairs } from "../panel-card.ts";
import type { Page } from "./page.ts";
import { daysText, specialLine } from "./special-line.ts";

/** So many of the next days with other hours are shown; they leave a message and its keyboard readable. */
const shownDays = 20;

/** Holidays, and days with other hours: the next ones, another one, and a way to take each away. */
export function daysPage(texts: Texts, { specialHours, timezone }: VenueSettings, now: Date): Page {
  const today = localDate(now, timezone);
  const coming = comingSpecial(specialHours, today);
  const shown = coming.slice(0, shownDays);
  const more = coming.length - shown.length;
  const removes = shown.map((entry) => ({
    text: texts.plain("button-day-remove", { days: daysText(texts, entry, today) }),
    callback_data: specialDayCallback.pack({ from: entry.from, step: "ask" }),
  }));
  const add = {
    text: texts.plain("button-day-add"),
    callback_data: typeSettingCallback.pack({ what: "days" }),
  };
  return {
    lines: [
      texts.html("settings-days"),
      "",
      ...(shown.length === 0 ? [texts.html("days-none")] : []),
      ...shown.map((entry) => specialLine(texts, entry, today)),
      ...(more > 0 ? [texts.html("days-more", { count: more })] : []),
    ],
    keyboard: [[add], ...inPairs(removes)],
    back: "hours",
  };
}

/** "Really?", before an entry goes: the café is open on that day by its usual hours then. The list, when it is gone. */
export function removeDayPage(texts: Texts, settings: VenueSettings, from: string, now: Date): Page {
  const entry = settings.specialHours.find((each) => each.from === from);
  if (entry === undefined) return daysPage(texts, settings, now);
  const line = specialLine(texts, entry, localDate(now, settings.timezone));
  return {
    lines: [texts.html("day-remove-question"), "", line],
    keyboard: [
      [
        {
          text: texts.plain("button-day-remove-yes"),
          callback_data: specialDayCallback.pack({ from, step: "remove" }),
          style: "danger",
        },
        { text: texts.plain("button-no"), callback_data: settingsPageCallback.pack({ page: "days" }) },
      ],
    ],
  };
}
