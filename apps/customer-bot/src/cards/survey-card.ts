import { ratings, type Step, subject, surveyStage } from "@gotovo/domain";
import { type DesiredCard, type questionCard, shorten, type Texts } from "@gotovo/telegram";
import type { SurveyRow } from "@gotovo/usecases/dialogs/open-survey";
import { surveyCallback } from "../callbacks.ts";
import { stars } from "./feedback-card.ts";

/** Was it solved? A card of its own, silent, that asks for one thing after another and stays as what was answered. */
export function surveyCard(texts: Texts, survey: SurveyRow, now: Date): DesiredCard {
  const { solved, rating, comment } = survey;
  const stage = surveyStage(survey, now);
  const lines = [
    texts.html("survey-title", { venue: shorten(survey.venueName, 100) }),
    texts.html("survey", { stage, solved: solved === null ? "unknown" : String(solved) }),
    ...(rating === null ? [] : [stars(rating)]),
    ...(comment === null ? [] : [texts.html("feedback-said", { comment })]),
  ];
  return {
    subject: subject.survey(survey.id),
    text: lines.join("\n"),
    keyboard: keyboard(texts, survey.id, stage),
    alert: null,
    sound: false,
    settled: stage === "over",
  };
}

function keyboard(
  texts: Texts,
  survey: string,
  stage: ReturnType<typeof surveyStage>,
): DesiredCard["keyboard"] {
  const button = (answer: Parameters<typeof surveyCallback.pack>[0]["answer"]) => ({
    text: texts.plain("button-survey", { answer }),
    callback_data: surveyCallback.pack({ survey, answer }),
  });
  switch (stage) {
    case "solved":
      return [[button("yes"), button("no")]];
    case "rating":
      return [ratings.map((rating) => button(`${rating}`)), [button("skip")]];
    case "comment":
      return [[button("comment")], [button("done")]];
    case "over":
      return [];
    default:
      return stage satisfies never;
  }
}

/** Asks for the comment. */
export function surveyCommentQuestion(
  texts: Texts,
  { data }: Step<"survey-comment">,
): Parameters<typeof questionCard>[1] {
  const venue = shorten(data.venue, 100);
  return { text: texts.html("survey-comment-question", { venue }), about: data.survey };
}
