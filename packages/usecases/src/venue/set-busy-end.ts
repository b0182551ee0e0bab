import { DomainError, may } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { applySettings } from "./change-setting.ts";
import type { StaffActor } from "./staff/find-staff.ts";
import { lockVenue } from "./venue-row.ts";

/** When busy mode ends, and by whose clocks people think of that. */
export interface BusyEnd {
  readonly end: Date;
  readonly timezone: string;
}

/**
 * Says when the busy mode that is on ends: at closing at the latest.
 * @param until null: at closing
 * @returns when it ends now
 * @throws DomainError `forbidden`, `not_found` (`what: busy`) when it is off, `validation_failed` (not in the future)
 */
export async function setBusyEnd(deps: Deps, staff: StaffActor, until: Date | null): Promise<BusyEnd> {
  if (!may(staff.role, "busy_mode.switch"))
    throw new DomainError("forbidden", { permission: "busy_mode.switch" });
  return deps.db.tx(async (tx) => {
    const { busyMinutes } = await lockVenue(tx, staff);
    if (busyMinutes === 0) throw new DomainError("not_found", { what: "busy" });
    const { busyUntil, timezone } = await applySettings(deps, tx, staff, [
      { setting: "busy_minutes", to: busyMinutes, until },
    ]);
    return { end: busyUntil as Date, timezone };
  });
}
