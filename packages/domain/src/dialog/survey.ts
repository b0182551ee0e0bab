/** How long a customer may say whether a closed dialog has helped, in milliseconds. */
export const surveyWindowMs = 7 * 24 * 3_600_000;

/** A customer who has said something and then nothing for so long has probably said all: staff are told. */
export const surveyPauseMs = 10 * 60_000;

/** What the rules need to know of a survey. */
export interface SurveyState {
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  readonly solved: boolean | null;
  readonly rating: number | null;
  readonly ratingSkipped: boolean;
}

/** What a survey asks for now. */
export type SurveyStage = "solved" | "rating" | "comment" | "over";

/** First whether the question is solved, then a rating, which may be skipped, then a comment. */
export function surveyStage(survey: SurveyState, now: Date): SurveyStage {
  if (survey.endedAt !== null || now.getTime() - survey.askedAt.getTime() >= surveyWindowMs) return "over";
  if (survey.solved === null) return "solved";
  return survey.rating === null && !survey.ratingSkipped ? "rating" : "comment";
}
