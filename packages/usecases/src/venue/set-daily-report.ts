import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { changeVenue } from "./change-venue.ts";
import type { StaffActor } from "./staff/find-staff.ts";

/**
 * Switches the report that owners and managers of the actor's venue get at closing time.
 * @throws DomainError `forbidden`
 */
export async function setDailyReport(deps: Deps, staff: StaffActor, on: boolean): Promise<void> {
  await changeVenue(deps, staff, { permission: "settings.manage", set: Prisma.sql`daily_report = ${on}` });
}
