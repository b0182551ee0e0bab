import { shorten, type Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { type SettingsPage, settingCallback, settingsPageCallback } from "../../settings-callbacks.ts";
import { inPairs } from "../panel-card.ts";
import { handoverBrief } from "./minutes-pages.ts";
import type { Page } from "./page.ts";

const listed = [
  "hours",
  "cancel",
  "prep",
  "busy",
  "late",
  "handover",
  "feedback",
  "texts",
  "refunds",
  "me",
  "pause",
] as const satisfies SettingsPage[];

/** All settings at a glance. */
export function mainPage(texts: Texts, settings: VenueSettings): Page {
  const { venueName, openingHours, customerCancel, prepMinutes, busyMinutes, lateAlertMinutes } = settings;
  const report = settings.dailyReport;
  const links = listed.map((page) => ({
    text: texts.plain("button-settings-page", { page }),
    callback_data: settingsPageCallback.pack({ page }),
  }));
  const reportSwitch = {
    text: texts.plain("button-daily-report", { on: String(report) }),
    callback_data: settingCallback.pack({ setting: "report", value: report ? 0 : 1 }),
  };
  return {
    lines: [
      texts.html("settings-title", { venue: shorten(venueName, 100) }),
      "",
      texts.html("settings-hours-brief", { always: String(openingHours === null) }),
      texts.html("settings-cancel-brief", { policy: customerCancel }),
      texts.html("settings-prep-brief", { minutes: prepMinutes ?? 0 }),
      texts.html("settings-busy-brief", { minutes: busyMinutes }),
      texts.html("settings-late-brief", { minutes: lateAlertMinutes }),
      handoverBrief(texts, settings),
      texts.html("settings-feedback-brief", { minutes: settings.feedbackMinutes }),
      texts.html("settings-texts-brief", { count: Object.keys(settings.statusTexts).length }),
      texts.html("settings-refunds-brief", { on: String(settings.refunds) }),
      texts.html("settings-report-brief", { on: String(report) }),
    ],
    keyboard: inPairs([...links, reportSwitch]),
  };
}
