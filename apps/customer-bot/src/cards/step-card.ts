import type { Step } from "@gotovo/domain";
import { type DesiredCard, questionCard, type Texts } from "@gotovo/telegram";
import { commentQuestion } from "./feedback-card.ts";
import { inviteQuestion } from "./invite-card.ts";
import { phoneCodeQuestion } from "./phone-card.ts";
import { surveyCommentQuestion } from "./survey-card.ts";
import { chooseVenueQuestion, writeQuestion } from "./writing-card.ts";

/** The card of the step that a chat is in; null when there is none, or it has a card of its own. */
export function stepCard(texts: Texts, step: Step | null): DesiredCard | null {
  const question = step && questionOf(texts, step);
  return question && questionCard(texts, question);
}

function questionOf(texts: Texts, step: Step): Parameters<typeof questionCard>[1] | null {
  switch (step.name) {
    case "write":
      return writeQuestion(texts, step);
    case "choose-venue":
      return chooseVenueQuestion(texts, step);
    case "feedback-comment":
      return commentQuestion(texts, step);
    case "survey-comment":
      return surveyCommentQuestion(texts, step);
    case "phone-code":
      return phoneCodeQuestion(texts, step);
    case "accept-invite":
      return inviteQuestion(texts, step);
    case "profile-name":
      return { text: texts.html("profile-name-question"), about: step.name };
    case "profile-invite":
      return { text: texts.html("profile-invite-question"), about: step.name };
    default:
      return null;
  }
}
