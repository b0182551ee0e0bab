import { surveyPauseMs, surveyStage, surveyWindowMs } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import { tickSurveysAt } from "./ask-survey.ts";
import { fromSurveys, type SurveyRow, surveyColumns } from "./open-survey.ts";
import { isUntold, tellSurvey } from "./tell-survey.ts";

/** Does what is due at a survey by time alone: staff are told what was said before a pause; after seven days it ends. */
export async function tickSurvey(deps: Deps, surveyId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<SurveyRow[]>`
      select ${surveyColumns} from ${fromSurveys} where s.id = ${surveyId}::uuid for update of s`;
    const survey = rows[0];
    if (!survey) return;
    const now = deps.clock();
    const { answeredAt, askedAt, endedAt } = survey;
    const isOver = endedAt === null && surveyStage(survey, now) === "over";
    const pauseEnds = answeredAt !== null && isUntold(survey) ? answeredAt.getTime() + surveyPauseMs : null;
    const told = pauseEnds !== null && pauseEnds <= now.getTime() ? await tellSurvey(deps, tx, survey) : [];
    await publishChats(deps, tx, [...told, ...(isOver ? await end(deps, tx, surveyId) : [])]);
    // A clock that runs behind the database's gets its tick early: it is asked again then.
    const windowEnds = endedAt === null && !isOver ? askedAt.getTime() + surveyWindowMs : null;
    for (const due of [pauseEnds, windowEnds]) {
      const isEarly = due !== null && due > now.getTime() && due - now.getTime() < earlyMs;
      if (isEarly) await tickSurveysAt(deps, tx, [surveyId], new Date(Math.max(due, now.getTime() + 1_000)));
    }
  });
}

/** A tick that comes this much before its time was meant for it. */
const earlyMs = 5_000;

async function end(deps: Deps, tx: Tx, surveyId: string): Promise<ChatKey[]> {
  return tx.$queryRaw<ChatKey[]>`
    with ended as (
      update dialog_survey set ended_at = ${deps.clock()} where id = ${surveyId}::uuid returning dialog_id)
    select chat.bot::text as bot, chat.chat_id as "chatId" from ended join dialog d on d.id = ended.dialog_id
    join chat on chat.bot = 'customer' and chat.person_id = d.person_id`;
}
