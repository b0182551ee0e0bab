import { Prisma } from "@gotovo/db";
import type { WeekHours } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { changeVenue } from "./change-venue.ts";
import type { StaffActor } from "./staff/find-staff.ts";

/**
 * Sets when the actor's venue is open, by its own clocks; null: always.
 * @param hours as `readHours` of the domain gives them
 * @throws DomainError `forbidden`
 */
export async function setOpeningHours(deps: Deps, staff: StaffActor, hours: WeekHours | null): Promise<void> {
  const json = hours === null ? null : JSON.stringify(hours);
  await changeVenue(deps, staff, {
    permission: "settings.manage",
    set: Prisma.sql`opening_hours = ${json}::jsonb`,
  });
}
