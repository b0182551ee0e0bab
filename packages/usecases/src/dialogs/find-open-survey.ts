import type { Deps } from "../context.ts";
import { requireOpenSurvey, type SurveyRow } from "./open-survey.ts";

/**
 * The survey that a person may answer now.
 * @throws DomainError `not_found`, `feedback_closed`
 */
export async function findOpenSurvey(deps: Deps, personId: string, surveyId: string): Promise<SurveyRow> {
  return deps.db.tx((tx) => requireOpenSurvey(tx, personId, surveyId, deps.clock()));
}
