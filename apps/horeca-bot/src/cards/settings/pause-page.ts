import { momentArgs, type Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { pauseCallback, resumeCallback, typePauseCallback } from "../../settings-callbacks.ts";
import { pauseChoices } from "../../settings-choices.ts";
import { pauseLines } from "../pause-lines.ts";
import type { Page } from "./page.ts";

/** A pause: for how long and why, or its end. */
export function pausePage(texts: Texts, settings: VenueSettings, now: Date): Page {
  const { pausedUntil: until, pausedBy: by, pauseReason: reason, nextShift, timezone } = settings;
  const choices = pauseChoices.map((minutes) => ({
    text: texts.plain("button-pause", { minutes }),
    callback_data: pauseCallback.pack({ minutes }),
  }));
  const untilOpening = nextShift && {
    text: texts.plain("button-pause-until", momentArgs(texts.locale, nextShift, timezone, now)),
    callback_data: pauseCallback.pack({ minutes: 0 }),
  };
  const resume = { text: texts.plain("button-resume"), callback_data: resumeCallback.pack({}) };
  const asking = (what: "pause" | "pause-reason") => ({
    text: texts.plain(`button-type-${what}`),
    callback_data: typePauseCallback.pack({ what }),
  });
  return {
    lines: [
      texts.html("settings-pause"),
      ...(until ? ["", ...pauseLines(texts, { until, by, reason, timezone }, now)] : []),
    ],
    keyboard: [
      ...(until ? [[resume]] : []),
      choices.slice(0, 2),
      choices.slice(2),
      ...(untilOpening ? [[untilOpening]] : []),
      [asking("pause"), ...(until ? [asking("pause-reason")] : [])],
    ],
    back: "main",
  };
}
