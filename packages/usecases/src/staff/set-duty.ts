import type { Deps } from "../context.ts";
import type { StaffActor } from "./find-staff.ts";

/** Switches the sound of new and cancelled orders for one member of staff; cards follow the queue all the same. */
export async function setDuty(deps: Deps, staff: StaffActor, onDuty: boolean): Promise<void> {
  await deps.db.prisma.staff.update({ where: { id: staff.staffId }, data: { onDuty } });
}
