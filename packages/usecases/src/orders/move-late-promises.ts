import { Prisma } from "@gotovo/db";
import { DomainError, type HeldOrder, heldBy, may } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { venueTimeColumns } from "../venue/venue-time.ts";
import { movePromise } from "./move-promise.ts";

/** What somebody else was quicker with, or what is late no more: left as it is. */
const overtaken = ["stale_version", "move_not_allowed", "not_found"];

/**
 * Some minutes more for all orders of the person's venue that are late, or that staff were warned of. Only those that
 * have not changed since the person saw them: of two taps at once, or of the same tap twice, one counts.
 * @param seen the last change of any order that the person saw
 * @returns how many promises were moved
 * @throws DomainError `forbidden`
 */
export async function moveLatePromises(
  deps: Deps,
  staff: StaffActor,
  { minutes, seen }: { readonly minutes: number; readonly seen: Date },
): Promise<number> {
  if (!may(staff.role, "orders.promise"))
    throw new DomainError("forbidden", { permission: "orders.promise" });
  const now = deps.clock();
  const late = await deps.db.read<HeldOrder & { id: string; version: number }>(Prisma.sql`
    select o.id, o.version, o.status::text as status, o.placed_at as "placedAt", ${venueTimeColumns} from "order" o join venue v on v.id = o.venue_id
    where o.venue_id = ${staff.venueId}::uuid and o.finished_at is null and o.status in ('placed', 'in_progress')
      and o.promised_at - make_interval(mins => v.late_alert_minutes) <= ${now} and o.updated_at <= ${seen}
    order by o.promised_at, o.id`);
  let moved = 0;
  for (const { id, version } of late.filter((order) => heldBy(order, now) === null)) {
    try {
      await movePromise(deps, staff, { orderId: id, minutes, expectedVersion: version });
      moved += 1;
    } catch (error) {
      if (!(error instanceof DomainError) || !overtaken.includes(error.code)) throw error;
    }
  }
  return moved;
}
