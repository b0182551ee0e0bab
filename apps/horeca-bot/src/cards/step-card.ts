import type { Step } from "@gotovo/domain";
import { type DesiredCard, questionCard, type Texts } from "@gotovo/telegram";
import { noteQuestion } from "../features/dialogs/notes.ts";
import { choicesQuestion } from "../features/orders/sold-out.ts";
import { typedSettingQuestion } from "../features/venue/settings/typed-settings.ts";
import { stopItemQuestion } from "../features/venue/stop.ts";
import { quickTextQuestion, quickTitleQuestion } from "./quick-questions.ts";

/** The card of the step that a chat is in; null when there is none, or it has a card of its own. */
export function stepCard(texts: Texts, step: Step | null): DesiredCard | null {
  const question = step && questionOf(texts, step);
  return question && questionCard(texts, question);
}

function questionOf(texts: Texts, step: Step): Parameters<typeof questionCard>[1] | null {
  switch (step.name) {
    case "note":
      return noteQuestion(texts, step);
    case "quick-title":
      return quickTitleQuestion(texts, step);
    case "quick-text":
      return quickTextQuestion(texts, step);
    case "sold-out-choices":
      return choicesQuestion(texts, step);
    case "stop-item":
      return stopItemQuestion(texts, step);
    case "setting":
      return typedSettingQuestion(texts, step);
    default:
      return null;
  }
}
