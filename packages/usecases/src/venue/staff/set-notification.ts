import type { NotificationKind } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { StaffActor } from "./find-staff.ts";
import { publishVenue } from "./publish-venue.ts";

/** Switches the sound of one kind of notification for one member of staff; a muted one still arrives, silently. */
export async function setNotification(
  deps: Deps,
  staff: StaffActor,
  kind: NotificationKind,
  heard: boolean,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update staff set notify = notify || jsonb_build_object(${kind}::text, ${heard}::boolean)
      where id = ${staff.staffId}::uuid`;
    await publishVenue(deps, tx, staff.venueId);
  });
}
