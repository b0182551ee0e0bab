import { subject } from "@gotovo/domain";
import type { InlineKeyboardButton } from "grammy/types";
import { exitCallback } from "../features/exit.ts";
import type { Texts } from "../text/translator.ts";
import type { DesiredCard } from "./types.ts";

/**
 * The card of a step: a question with its answers, and the button that leaves it (text `button-exit`).
 * @param question `text` is HTML; `about` tells one question from the next: a new one is asked at the bottom of the chat
 */
export function questionCard(
  texts: Texts,
  question: {
    readonly text: string;
    readonly about: string;
    readonly keyboard?: readonly (readonly InlineKeyboardButton[])[];
  },
): DesiredCard {
  const leave = { text: texts.plain("button-exit"), callback_data: exitCallback.pack({}) };
  return {
    subject: subject.step,
    text: question.text,
    keyboard: [...(question.keyboard ?? []), [leave]],
    alert: question.about,
    sound: true,
    settled: false,
    urgent: true,
  };
}
