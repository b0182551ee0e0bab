import type { WeekHours } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { settingCallback, typeSettingCallback } from "../../settings-callbacks.ts";
import type { Page } from "./page.ts";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const dayMinutes = 1440;

/** When the venue is open, day by day. */
export function hoursPage(texts: Texts, { openingHours, timezone }: VenueSettings): Page {
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
    const ranges = (hours[index] ?? []).map(([from, to]) =>
      from === 0 && to === dayMinutes
        ? texts.plain("hours-all-day")
        : `${clock(from)}\u2013${to === dayMinutes ? "24:00" : clock(to % dayMinutes)}`,
    );
    const when = ranges.length === 0 ? texts.plain("hours-closed") : ranges.join(", ");
    return texts.html("hours-day", { day, when });
  });
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
