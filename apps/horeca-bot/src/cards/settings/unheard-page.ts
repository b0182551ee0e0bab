import type { Texts } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { unheardCancelChoices, unheardChoices } from "../../settings-choices.ts";
import { choice, inRowsOf } from "./minutes-pages.ts";
import type { Page } from "./page.ts";

/** When an order that nobody has heard of is escalated, and whether it is canceled in the end. */
export function unheardPage(texts: Texts, { unheardMinutes, unheardCancelMinutes }: VenueSettings): Page {
  const waits = unheardChoices.map((minutes) =>
    choice(texts, texts.plain("button-unheard", { minutes }), "unheard", minutes, minutes === unheardMinutes),
  );
  const cancels = unheardCancelChoices.map((minutes) => {
    const label = texts.plain("button-unheard-cancel", { minutes });
    return choice(texts, label, "unheard_cancel", minutes, minutes === (unheardCancelMinutes ?? 0));
  });
  return {
    lines: [
      texts.html("settings-unheard"),
      "",
      texts.html("settings-unheard-brief", { minutes: unheardMinutes }),
      ...(unheardMinutes === 0
        ? []
        : [texts.html("settings-unheard-cancel", { minutes: unheardCancelMinutes ?? 0 })]),
    ],
    keyboard: [...inRowsOf(3, waits), ...(unheardMinutes === 0 ? [] : inRowsOf(3, cancels))],
    back: "main",
  };
}
