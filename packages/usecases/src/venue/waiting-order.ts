import { Prisma } from "@gotovo/db";
import type { Crew, Escalated, Warned } from "@gotovo/domain";
import { crewColumn } from "./staff/crew.ts";
import { venueTimeColumns } from "./venue-time.ts";

/** An order that somebody waits for, with all that time alone may change of it. */
export interface WaitingOrder extends Warned, Escalated {
  /** Of its venue. */
  readonly crew: Crew;
}

/** `select` list of a `WaitingOrder`, of `"order" o` and `venue v`. */
export const waitingColumns = Prisma.sql`
  o.status::text as status, o.promised_at as "promisedAt", o.placed_at as "placedAt", o.held_until as "heldUntil",
  o.test, o.heard_at as "heardAt", o.unheard_step as "unheardStep", o.unheard_at as "unheardAt",
  v.prep_minutes as "prepMinutes", v.late_alert_minutes as "lateAlertMinutes",
  v.unheard_minutes as "unheardMinutes", v.unheard_cancel_minutes as "unheardCancelMinutes",
  ${crewColumn} as crew, ${venueTimeColumns}`;
