import { Prisma } from "@gotovo/db";
import { dialogSteps } from "@gotovo/domain";
import { venueTimeColumns } from "../venue/venue-time.ts";

/** What says when staff are reminded of a dialog (`Unanswered` of the domain): of `dialog d` and `venue v`. */
export const unansweredColumns = Prisma.sql`
  d.waiting_since as "waitingSince", d.blocked_at is not null as "isBlocked", v.unheard_minutes as "unheardMinutes",
  case when d.waiting_step_at >= d.waiting_since then (${[...dialogSteps]}::text[])[d.waiting_step] end as "waitingStep",
  case when d.waiting_step_at >= d.waiting_since then d.waiting_step_at end as "waitingStepAt",
  exists (
    select from staff s join chat k on k.bot = 'horeca' and k.person_id = s.person_id and k.venue_id = s.venue_id
      and k.blocked_at is null
    where s.id = d.assignee_id and s.on_duty and s.removed_at is null) as "isAnswered", ${venueTimeColumns}`;
