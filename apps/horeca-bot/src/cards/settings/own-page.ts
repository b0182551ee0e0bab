import { hears, notificationKinds } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { dutyCallback } from "../../callbacks.ts";
import { notificationCallback } from "../../settings-callbacks.ts";
import { shapeButton } from "../header-card.ts";
import { inPairs } from "../panel-card.ts";
import type { Page } from "./page.ts";

/** What this person hears, and whether they are on duty. */
export function ownPage(texts: Texts, { notifications, onDuty, queueList }: VenueSettings): Page {
  const switches = notificationKinds.map((kind) => {
    const heard = hears(notifications, kind);
    return {
      text: texts.plain("button-notification", { kind, on: String(heard) }),
      callback_data: notificationCallback.pack({ kind, to: heard ? "off" : "on" }),
    };
  });
  const duty = {
    text: texts.plain(onDuty ? "button-duty-off" : "button-duty-on"),
    callback_data: dutyCallback.pack({ to: onDuty ? "off" : "on" }),
  };
  return {
    lines: [texts.html("settings-me"), "", texts.html(onDuty ? "header-on-duty" : "header-off-duty")],
    keyboard: [...inPairs(switches), [duty, shapeButton(texts, queueList ? "list" : "cards")]],
    back: "main",
  };
}
