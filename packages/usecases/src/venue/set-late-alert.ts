import { Prisma } from "@gotovo/db";
import { nextTick, type Warned } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishOrderAt } from "../publish.ts";
import { changeVenue } from "./change-venue.ts";
import { requireMinutes } from "./minutes.ts";
import type { StaffActor } from "./staff/find-staff.ts";

/**
 * Sets how many minutes before the promise staff are warned of an order that is not ready; orders that nobody was warned
 * of yet follow.
 * @throws DomainError `forbidden`, `validation_failed`
 */
export async function setLateAlert(deps: Deps, staff: StaffActor, minutes: number): Promise<void> {
  requireMinutes(minutes);
  await changeVenue(deps, staff, {
    permission: "settings.manage",
    set: Prisma.sql`late_alert_minutes = ${minutes}`,
    also: (tx) => scheduleAgain(deps, tx, staff.venueId, minutes),
  });
}

async function scheduleAgain(deps: Deps, tx: Tx, venueId: string, lateAlertMinutes: number): Promise<void> {
  const now = deps.clock();
  const orders = await tx.$queryRaw<(Pick<Warned, "status" | "promisedAt"> & { id: string })[]>`
    select id, status::text as status, promised_at as "promisedAt" from "order"
    where venue_id = ${venueId}::uuid and finished_at is null and promised_at > ${now} and late_alerted_at is null`;
  for (const order of orders) {
    const at = nextTick({ ...order, lateAlertMinutes }, now);
    if (at) await publishOrderAt(deps, tx, order.id, at);
  }
}
