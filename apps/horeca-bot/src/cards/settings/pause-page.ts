import { momentArgs, type Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { pauseCallback, resumeCallback } from "../../settings-callbacks.ts";
import { pauseChoices } from "../../settings-choices.ts";
import type { Page } from "./page.ts";

/** A pause: for how long, or its end. */
export function pausePage(texts: Texts, settings: VenueSettings, now: Date): Page {
  const { pausedUntil, nextShift, timezone } = settings;
  const momentOf = (at: Date) => momentArgs(texts.locale, at, timezone, now);
  const choices = pauseChoices.map((minutes) => ({
    text: texts.plain("button-pause", { minutes }),
    callback_data: pauseCallback.pack({ minutes }),
  }));
  const untilOpening = nextShift && {
    text: texts.plain("button-pause-until", momentOf(nextShift)),
    callback_data: pauseCallback.pack({ minutes: 0 }),
  };
  const resume = { text: texts.plain("button-resume"), callback_data: resumeCallback.pack({}) };
  return {
    lines: [
      texts.html("settings-pause"),
      ...(pausedUntil ? ["", texts.html("header-paused", momentOf(pausedUntil))] : []),
    ],
    keyboard: [
      ...(pausedUntil ? [[resume]] : []),
      choices.slice(0, 2),
      choices.slice(2),
      ...(untilOpening ? [[untilOpening]] : []),
    ],
    back: "main",
  };
}
