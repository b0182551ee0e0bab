import type { Rating } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import { tickAfterPause } from "./ask-survey.ts";
import { requireOpenSurvey } from "./open-survey.ts";

/** One answer of a survey; a rating of null is skipped. */
export type SurveyAnswer = { readonly solved: boolean } | { readonly rating: Rating | null };

/**
 * Takes an answer of a customer about a closed dialog. The same answer again changes nothing. Staff are told in one
 * message, when the survey is finished or left for a while.
 * @param chat where they do it, which shows it at once
 * @throws DomainError `not_found`, `feedback_closed`
 */
export async function answerSurvey(
  deps: Deps,
  chat: ChatKey & { readonly person: { readonly id: string } },
  surveyId: string,
  answer: SurveyAnswer,
): Promise<void> {
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const survey = await requireOpenSurvey(tx, chat.person.id, surveyId, now);
    const solved = "solved" in answer ? answer.solved : survey.solved;
    const rating = "rating" in answer ? answer.rating : survey.rating;
    const skipped = "rating" in answer ? answer.rating === null : survey.ratingSkipped;
    const isSaid = solved !== survey.solved || rating !== survey.rating;
    if (!isSaid && skipped === survey.ratingSkipped) return;
    await tx.$executeRaw`
      update dialog_survey set solved = ${solved}, rating = ${rating}, rating_skipped = ${skipped},
        answered_at = ${isSaid ? now : survey.answeredAt}
      where id = ${survey.id}::uuid`;
    if (isSaid) await tickAfterPause(deps, tx, survey.id);
    await publishChats(deps, tx, [chat]);
  });
}
