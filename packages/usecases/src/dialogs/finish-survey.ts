import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import { requireOpenSurvey } from "./open-survey.ts";
import { isUntold, tellSurvey } from "./tell-survey.ts";

/**
 * The customer has said all about a closed dialog that they want to: staff are told, unless they know it already.
 * @throws DomainError `not_found`, `feedback_closed`
 */
export async function finishSurvey(
  deps: Deps,
  chat: ChatKey & { readonly person: { readonly id: string } },
  surveyId: string,
): Promise<void> {
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const survey = await requireOpenSurvey(tx, chat.person.id, surveyId, now);
    await tx.$executeRaw`update dialog_survey set ended_at = ${now} where id = ${survey.id}::uuid`;
    const told = isUntold(survey) ? await tellSurvey(deps, tx, survey) : [];
    await publishChats(deps, tx, [chat, ...told]);
  });
}
