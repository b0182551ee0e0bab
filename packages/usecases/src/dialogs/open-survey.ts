import { Prisma } from "@gotovo/db";
import { DomainError, type Rating, type SurveyState, surveyStage } from "@gotovo/domain";
import type { Tx } from "../context.ts";
import { isUuid } from "../ids.ts";

/** What a customer was asked, and has said so far, after a dialog was closed. */
export interface SurveyRow extends SurveyState {
  readonly id: string;
  readonly venueId: string;
  readonly personId: string;
  readonly venueName: string;
  /** Who closed the dialog. */
  readonly staffId: string | null;
  readonly customerName: string;
  readonly orderNumber: string | null;
  readonly rating: Rating | null;
  readonly comment: string | null;
  readonly answeredAt: Date | null;
  readonly toldAt: Date | null;
}

/** `select` list for `fromSurveys`. */
export const surveyColumns = Prisma.sql`
  s.id, d.venue_id as "venueId", d.person_id as "personId", v.name as "venueName", s.staff_id as "staffId",
  coalesce(c.name, p.name) as "customerName", o.number as "orderNumber", s.asked_at as "askedAt",
  s.ended_at as "endedAt", s.solved, s.rating, s.rating_skipped as "ratingSkipped", s.comment,
  s.answered_at as "answeredAt", s.told_at as "toldAt"`;

/** Surveys with their dialog, venue, person and the order that the dialog was about. */
export const fromSurveys = Prisma.sql`
  dialog_survey s join dialog d on d.id = s.dialog_id join venue v on v.id = d.venue_id
  join person p on p.id = d.person_id left join "order" o on o.id = d.order_id
  left join customer c on c.id = o.customer_id`;

/**
 * The survey that a person may answer, locked until the transaction ends.
 * @throws DomainError `not_found` (nobody asked them), `feedback_closed`
 */
export async function requireOpenSurvey(
  tx: Tx,
  personId: string,
  surveyId: string,
  now: Date,
): Promise<SurveyRow> {
  if (!isUuid(surveyId)) throw new DomainError("not_found");
  const rows = await tx.$queryRaw<SurveyRow[]>`
    select ${surveyColumns} from ${fromSurveys}
    where s.id = ${surveyId}::uuid and d.person_id = ${personId}::uuid for update of s`;
  const survey = rows[0];
  if (!survey) throw new DomainError("not_found");
  if (surveyStage(survey, now) === "over") throw new DomainError("feedback_closed", { about: "dialog" });
  return survey;
}
