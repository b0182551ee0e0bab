import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { changeVenue } from "./change-venue.ts";
import { requireMinutes } from "./minutes.ts";
import type { StaffActor } from "./staff/find-staff.ts";

/**
 * Sets how long the actor's venue usually takes, which new orders without an estimate of their own get; null: they get
 * none. Orders that are there keep theirs.
 * @throws DomainError `forbidden`, `validation_failed`
 */
export async function setPrepMinutes(deps: Deps, staff: StaffActor, minutes: number | null): Promise<void> {
  if (minutes !== null) requireMinutes(minutes);
  await changeVenue(deps, staff, {
    permission: "settings.manage",
    set: Prisma.sql`prep_minutes = ${minutes}::int`,
  });
}
