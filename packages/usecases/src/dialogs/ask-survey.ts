import { surveyPauseMs, surveyWindowMs } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";

/** The job that looks after surveys by time alone: staff are told what was said, and they end. */
export interface SurveyTickJob {
  surveyIds: string[];
}

export const surveyTickQueue = "survey-tick";

/**
 * Asks, in the caller's transaction, whether dialogs that were just closed have helped: those in which the customer has
 * ever written, but for guests, whom no chat asks. The caller publishes the customers' chats.
 */
export async function askSurveys(
  deps: Deps,
  tx: Tx,
  staffId: string,
  dialogIds: readonly string[],
): Promise<void> {
  const now = deps.clock();
  const asked = await tx.$queryRaw<{ id: string }[]>`
    insert into dialog_survey (id, dialog_id, staff_id, asked_at)
    select closed.id, closed.dialog_id, ${staffId}::uuid, ${now}
    from unnest(${dialogIds.map(() => newId(deps))}::uuid[], ${[...dialogIds]}::uuid[]) as closed (id, dialog_id)
    where exists (select from dialog_message m where m.dialog_id = closed.dialog_id and m.author = 'customer')
      and not exists (select from dialog d join person p on p.id = d.person_id
        where d.id = closed.dialog_id and p.guest_of is not null)
    returning id`;
  if (asked.length === 0) return;
  const surveyIds = asked.map(({ id }) => id);
  await tickSurveysAt(deps, tx, surveyIds, new Date(now.getTime() + surveyWindowMs));
}

/** Has surveys looked after once their customers have paused. */
export async function tickAfterPause(deps: Deps, tx: Tx, surveyId: string): Promise<void> {
  await tickSurveysAt(deps, tx, [surveyId], new Date(deps.clock().getTime() + surveyPauseMs));
}

/** Has surveys looked after at `at`. */
export async function tickSurveysAt(deps: Deps, tx: Tx, surveyIds: string[], at: Date): Promise<void> {
  await deps.jobs.enqueueAt(tx, surveyTickQueue, { surveyIds } satisfies SurveyTickJob, at);
}
