import { fillStatusText, type OrderStatus, orderStatuses } from "@gotovo/domain";
import { shorten, type Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { settingCallback, statusTextCallback, typeSettingCallback } from "../../settings-callbacks.ts";
import { inPairs } from "../panel-card.ts";
import type { Page } from "./page.ts";

/** A choice of the statuses, with a mark at those that have a text of the venue's own. */
export function textsPage(texts: Texts, { statusTexts }: VenueSettings): Page {
  const links = orderStatuses.map((status) => ({
    text: texts.plain("button-status-text", { status, own: String(status in statusTexts) }),
    callback_data: statusTextCallback.pack({ status }),
  }));
  return { lines: [texts.html("settings-texts")], keyboard: inPairs(links), back: "main" };
}

/** What the customer's card says at one status, as the customer reads it. */
export function statusTextPage(texts: Texts, settings: VenueSettings, status: OrderStatus): Page {
  const own = settings.statusTexts[status];
  const sample = {
    name: texts.plain("sample-customer"),
    order: "42",
    venue: shorten(settings.venueName, 100),
  };
  const shown =
    own === undefined
      ? texts.html("settings-text-usual", { status })
      : texts.html("settings-text-own", { text: shorten(fillStatusText(own, sample), 400), ...sample });
  const change = {
    text: texts.plain("button-type"),
    callback_data: typeSettingCallback.pack({ what: status }),
  };
  const reset = {
    text: texts.plain("button-usual-text"),
    callback_data: settingCallback.pack({ setting: "usual_text", value: orderStatuses.indexOf(status) }),
  };
  return {
    lines: [texts.html("settings-text", { status }), "", shown],
    keyboard: [own === undefined ? [change] : [change, reset]],
    back: "texts",
  };
}
