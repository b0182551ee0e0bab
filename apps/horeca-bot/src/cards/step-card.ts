import { type DesiredCard, questionCard, type Texts } from "@gotovo/telegram";
import type { Step } from "@gotovo/usecases/chats/step";

import { noteQuestion, noteStep } from "../features/dialogs/notes.ts";
import { typedSettingQuestion, typedSettingStep } from "../features/venue/settings/typed-settings.ts";
import { quickTextQuestion, quickTextStep, quickTitleQuestion, quickTitleStep } from "./quick-questions.ts";

type Question = Parameters<typeof questionCard>[1];

/** The question that each step asks, by the step's name. A step that has a card of its own is not here. */
const questions: Readonly<Record<string, (texts: Texts, step: Step) => Question>> = {
  [noteStep]: noteQuestion,
  [quickTitleStep]: quickTitleQuestion,
  [quickTextStep]: quickTextQuestion,
  [typedSettingStep]: typedSettingQuestion,
};

/** The card of the step that a chat is in; null when there is none, or it has a card of its own. */
export function stepCard(texts: Texts, step: Step | null): DesiredCard | null {
  const question = step && questions[step.name];
  return question ? questionCard(texts, question(texts, step)) : null;
}
