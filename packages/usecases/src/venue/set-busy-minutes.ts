import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { changeVenue } from "./change-venue.ts";
import { requireMinutes } from "./minutes.ts";
import type { StaffActor } from "./staff/find-staff.ts";

/**
 * Switches busy mode of the actor's venue: minutes on top of every new estimate; 0: off. Orders that are there keep
 * theirs.
 * @throws DomainError `forbidden`, `validation_failed`
 */
export async function setBusyMinutes(deps: Deps, staff: StaffActor, minutes: number): Promise<void> {
  requireMinutes(minutes);
  await changeVenue(deps, staff, {
    permission: "busy_mode.switch",
    set: Prisma.sql`busy_minutes = ${minutes}`,
  });
}
