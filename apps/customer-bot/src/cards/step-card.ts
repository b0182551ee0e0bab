import { type DesiredCard, questionCard, type Texts } from "@gotovo/telegram";
import { phoneCodeStep } from "@gotovo/usecases/accounts/phone-step";
import type { Step } from "@gotovo/usecases/chats/step";
import { commentQuestion, commentStep } from "./feedback-card.ts";
import { phoneCodeQuestion } from "./phone-card.ts";
import { inviteStep, nameStep } from "./profile-card.ts";
import { surveyCommentQuestion, surveyCommentStep } from "./survey-card.ts";
import { chooseVenueQuestion, chooseVenueStep, writeQuestion, writeStep } from "./writing-card.ts";

type Question = Parameters<typeof questionCard>[1];

/** The question that each step asks, by the step's name. A step that has a card of its own is not here. */
const questions: Readonly<Record<string, (texts: Texts, step: Step) => Question>> = {
  [writeStep]: writeQuestion,
  [chooseVenueStep]: chooseVenueQuestion,
  [commentStep]: commentQuestion,
  [surveyCommentStep]: surveyCommentQuestion,
  [phoneCodeStep]: phoneCodeQuestion,
  [nameStep]: (texts) => ({ text: texts.html("profile-name-question"), about: "profile-name" }),
  [inviteStep]: (texts) => ({ text: texts.html("profile-invite-question"), about: "profile-invite" }),
};

/** The card of the step that a chat is in; null when there is none, or it has a card of its own. */
export function stepCard(texts: Texts, step: Step | null): DesiredCard | null {
  const question = step && questions[step.name];
  return question ? questionCard(texts, question(texts, step)) : null;
}
