import { may } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { type SettingsPage, settingsPageCallback, statusTextCallback } from "../../settings-callbacks.ts";
import { panelCard } from "../panel-card.ts";
import { hoursPage } from "./hours-page.ts";
import { mainPage } from "./main-page.ts";
import { busyPage, cancelPage, feedbackPage, latePage, prepPage, refundsPage } from "./minutes-pages.ts";
import { ownPage } from "./own-page.ts";
import type { Page } from "./page.ts";
import { statusTextPage, textsPage } from "./text-pages.ts";

const pages: Record<SettingsPage, (texts: Texts, settings: VenueSettings) => Page> = {
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
};

/**
 * The panel of the settings. Its view is the data of the button that leads there; who may not manage the venue's sees
 * their own only.
 */
export function settingsCard(texts: Texts, settings: VenueSettings, view: string): DesiredCard {
  const { lines, keyboard, back } = pageOf(texts, settings, view);
  const backRow = back && [
    { text: texts.plain("button-settings-back"), callback_data: settingsPageCallback.pack({ page: back }) },
  ];
  return panelCard(texts, "settings", lines, [...keyboard, ...(backRow ? [backRow] : [])]);
}

function pageOf(texts: Texts, settings: VenueSettings, view: string): Page {
  if (!may(settings.role, "settings.manage")) {
    const { lines, keyboard } = ownPage(texts, settings);
    return { lines, keyboard };
  }
  const text = statusTextCallback.parse(view);
  if (text) return statusTextPage(texts, settings, text.status);
  return pages[settingsPageCallback.parse(view)?.page ?? "main"](texts, settings);
}
