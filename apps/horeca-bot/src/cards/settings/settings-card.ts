import { may } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { type SettingsPage, settingsPageCallback, statusTextCallback } from "../../settings-callbacks.ts";
import { panelCard } from "../panel-card.ts";
import { hoursPage } from "./hours-page.ts";
import { mainPage } from "./main-page.ts";
import {
  busyPage,
  cancelPage,
  feedbackPage,
  handoverPage,
  latePage,
  prepPage,
  refundsPage,
} from "./minutes-pages.ts";
import { ownPage } from "./own-page.ts";
import type { Page } from "./page.ts";
import { pausePage } from "./pause-page.ts";
import { statusTextPage, textsPage } from "./text-pages.ts";

const pages: Record<SettingsPage, (texts: Texts, settings: VenueSettings, now: Date) => Page> = {
  main: mainPage,
  hours: hoursPage,
  cancel: cancelPage,
  prep: prepPage,
  busy: busyPage,
  late: latePage,
  feedback: feedbackPage,
  refunds: refundsPage,
  texts: textsPage,
  me: ownPage,
  pause: pausePage,
  handover: handoverPage,
};

/**
 * The panel of the settings. Its view is the data of the button that leads there; who may not manage the venue's sees
 * their own only.
 */
export function settingsCard(texts: Texts, settings: VenueSettings, view: string, now: Date): DesiredCard {
  const { lines, keyboard, back } = pageOf(texts, settings, view, now);
  const backRow = back && [
    { text: texts.plain("button-settings-back"), callback_data: settingsPageCallback.pack({ page: back }) },
  ];
  return panelCard(texts, "settings", lines, [...keyboard, ...(backRow ? [backRow] : [])]);
}

function pageOf(texts: Texts, settings: VenueSettings, view: string, now: Date): Page {
  const page = settingsPageCallback.parse(view)?.page;
  if (!may(settings.role, "settings.manage")) {
    const mayPause = page === "pause" && may(settings.role, "venue.pause");
    const { lines, keyboard } = mayPause ? pausePage(texts, settings, now) : ownPage(texts, settings);
    return { lines, keyboard };
  }
  const text = statusTextCallback.parse(view);
  if (text) return statusTextPage(texts, settings, text.status);
  return pages[page ?? "main"](texts, settings, now);
}
