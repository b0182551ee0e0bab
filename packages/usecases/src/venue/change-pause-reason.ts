import { DomainError, isPaused, may } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { publishPlaced } from "./end-pause.ts";
import type { StaffActor } from "./staff/find-staff.ts";
import { appendVenueEvent } from "./venue-event.ts";
import { findVenue, lockVenue } from "./venue-row.ts";

/**
 * Changes what customers read as the reason of the pause that lasts; null: nothing.
 * @throws DomainError `forbidden`, `not_found` (`what: pause`) when it is over
 */
export async function changePauseReason(deps: Deps, staff: StaffActor, reason: string | null): Promise<void> {
  if (!may(staff.role, "venue.pause")) throw new DomainError("forbidden", { permission: "venue.pause" });
  await deps.db.tx(async (tx) => {
    const before = await lockVenue(tx, staff);
    if (!isPaused(before, deps.clock())) throw new DomainError("not_found", { what: "pause" });
    if (before.pauseReason === reason) return;
    await tx.$executeRaw`update venue set pause_reason = ${reason} where id = ${before.id}::uuid`;
    await appendVenueEvent(deps, tx, await findVenue(tx, staff), "venue.paused", staff);
    await publishPlaced(deps, tx, before.id);
  });
}
