import {
  DomainError,
  localDate,
  may,
  type SpecialHours,
  specialHoursLimit,
  withoutSpecial,
  withSpecial,
} from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { applySettings } from "./change-setting.ts";
import type { StaffActor } from "./staff/find-staff.ts";
import { lockVenue } from "./venue-row.ts";

/** Another day (or several) with other hours at a venue, or the entry that begins on a date taken away. */
export type SpecialHoursChange =
  | { readonly add: SpecialHours }
  /** `YYYY-MM-DD` */
  | { readonly remove: string };

/**
 * Adds or removes days with other hours; what others have changed meanwhile stays. On days that another entry has
 * claimed already, what is added holds.
 * @returns whether anything changed: an entry that somebody else has removed is no fault
 * @throws DomainError `forbidden`, `limit_reached`
 */
export async function changeSpecialHours(
  deps: Deps,
  staff: StaffActor,
  change: SpecialHoursChange,
): Promise<boolean> {
  if (!may(staff.role, "settings.manage"))
    throw new DomainError("forbidden", { permission: "settings.manage" });
  return deps.db.tx(async (tx) => {
    const { specialHours, timezone } = await lockVenue(tx, staff);
    const today = localDate(deps.clock(), timezone);
    const to =
      "add" in change
        ? withSpecial(specialHours, change.add, today)
        : withoutSpecial(specialHours, change.remove, today);
    if (to === null) return false;
    if (to.length > specialHoursLimit) throw new DomainError("limit_reached", { limit: specialHoursLimit });
    await applySettings(deps, tx, staff, [{ setting: "special_hours", to }]);
    return true;
  });
}
