import type { ChatKey, Deps } from "../context.ts";
import { requireComment } from "../orders/feedback/require-comment.ts";
import { publishChats } from "../publish.ts";
import { requireOpenSurvey } from "./open-survey.ts";
import { tellSurvey } from "./tell-survey.ts";

/**
 * Takes a customer's words about a closed dialog, which finish its survey: staff are told all of it.
 * @returns whether the comment was too long and is kept only in part
 * @throws DomainError `validation_failed` (it says nothing), `not_found`, `feedback_closed`
 */
export async function commentSurvey(
  deps: Deps,
  chat: ChatKey & { readonly person: { readonly id: string } },
  surveyId: string,
  text: string,
): Promise<{ readonly cut: boolean }> {
  const { comment, cut } = requireComment(text);
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const survey = await requireOpenSurvey(tx, chat.person.id, surveyId, now);
    await tx.$executeRaw`
      update dialog_survey set comment = ${comment}, answered_at = ${now}, ended_at = ${now}
      where id = ${survey.id}::uuid`;
    const told = await tellSurvey(deps, tx, { ...survey, comment });
    await publishChats(deps, tx, [chat, ...told]);
  });
  return { cut };
}
