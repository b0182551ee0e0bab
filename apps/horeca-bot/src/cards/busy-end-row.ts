import type { Texts } from "@gotovo/telegram";
import { busyEndCallback } from "../settings-callbacks.ts";
import { busyEndChoices } from "../settings-choices.ts";
import type { Button } from "./panel-card.ts";

/** For how long busy mode lasts, while it is on. */
export function busyEndRow(texts: Texts, busyMinutes: number): Button[] {
  if (busyMinutes === 0) return [];
  return busyEndChoices.map((minutes) => ({
    text: texts.plain("button-busy-end", { minutes }),
    callback_data: busyEndCallback.pack({ minutes }),
  }));
}
