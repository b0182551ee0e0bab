import type { Deps } from "../../context.ts";
import { scheduleIfUnattended } from "../schedule-order-ticks.ts";
import type { StaffActor } from "./find-staff.ts";
import { publishVenue } from "./publish-venue.ts";

/** Switches the sound of new and canceled orders for one member of staff; their cards still follow the queue. */
export async function setDuty(deps: Deps, staff: StaffActor, onDuty: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`update staff set on_duty = ${onDuty} where id = ${staff.staffId}::uuid`;
    if (!onDuty) await scheduleIfUnattended(deps, tx, staff.venueId);
    await publishVenue(deps, tx, staff.venueId);
  });
}
