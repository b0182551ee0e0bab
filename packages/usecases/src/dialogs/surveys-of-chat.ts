import { Prisma } from "@gotovo/db";
import { surveyWindowMs } from "@gotovo/domain";
import { idOf, isAbout } from "../chats/subject-sql.ts";
import type { Deps } from "../context.ts";
import { fromSurveys, type SurveyRow, surveyColumns } from "./open-survey.ts";

/** What a customer's chat asks about closed dialogs, and surveys that are over whose card has not had its last edit. */
export async function surveysOfChat(deps: Pick<Deps, "db" | "clock">, chatId: bigint): Promise<SurveyRow[]> {
  const since = new Date(deps.clock().getTime() - surveyWindowMs);
  return deps.db.read<SurveyRow>(Prisma.sql`
    select ${surveyColumns} from ${fromSurveys}
    where s.id in (
      select open.id from chat join dialog on dialog.person_id = chat.person_id
      join dialog_survey open on open.dialog_id = dialog.id and open.ended_at is null and open.asked_at > ${since}
      where chat.bot = 'customer' and chat.chat_id = ${chatId}
      union all
      select ${Prisma.raw(idOf("survey"))} from card k
      where k.bot = 'customer' and k.chat_id = ${chatId} and not k.settled and ${Prisma.raw(isAbout("survey"))})
    order by s.asked_at, s.id`);
}
