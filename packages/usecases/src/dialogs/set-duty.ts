import type { Deps } from "../context.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { publishVenue } from "../venue/staff/publish-venue.ts";
import { endShift } from "./end-shift.ts";

/**
 * Switches the sound of new and canceled orders for one member of staff; their cards still follow the queue. Whoever goes
 * off duty hands their dialogs over, and gets a report of the shift if there is anything in it.
 * @returns whether a report was sent
 */
export async function setDuty(deps: Deps, staff: StaffActor, onDuty: boolean): Promise<boolean> {
  return deps.db.tx(async (tx) => {
    if (!onDuty) return endShift(deps, tx, staff);
    await tx.$executeRaw`
      update staff set on_duty = true, duty_since = ${deps.clock()}
      where id = ${staff.staffId}::uuid and not on_duty`;
    await publishVenue(deps, tx, staff.venueId);
    return false;
  });
}
