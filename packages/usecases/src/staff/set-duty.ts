import type { Deps } from "../context.ts";
import type { StaffActor } from "./find-staff.ts";
import { publishTeam } from "./publish-team.ts";

/** Switches the sound of new and cancelled orders for one member of staff; cards follow the queue all the same. */
export async function setDuty(deps: Deps, staff: StaffActor, onDuty: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`update staff set on_duty = ${onDuty} where id = ${staff.staffId}::uuid`;
    await publishTeam(deps, tx, staff.venueId);
  });
}
