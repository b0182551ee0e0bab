import { Prisma } from "@gotovo/db";
import { busyEnd, DomainError, may } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishOrders } from "../publish.ts";
import { chatsShowingVenue } from "../shown-to.ts";
import { scheduleDialogTicks } from "./dialog-ticks.ts";
import { scheduleOrderTicks, scheduleWaitTicks } from "./schedule-order-ticks.ts";
import {
  assignmentOf,
  movesHours,
  movesLooks,
  movesWaits,
  type SettingChange,
  shownToCustomers,
} from "./setting-change.ts";
import type { StaffActor } from "./staff/find-staff.ts";
import { appendVenueEvent } from "./venue-event.ts";
import { findVenue, lockVenue, type VenueActor, type VenueRow } from "./venue-row.ts";
import { publishVenueAt } from "./venue-tick.ts";

export type { SettingChange };

/**
 * Changes a setting of the actor's venue; all its staff see it at once, and customers what their cards show of it.
 * @throws DomainError `forbidden`, `validation_failed` for what cannot be meant
 */
export async function changeSetting(deps: Deps, staff: StaffActor, change: SettingChange): Promise<void> {
  const permission = change.setting === "busy_minutes" ? "busy_mode.switch" : "settings.manage";
  if (!may(staff.role, permission)) throw new DomainError("forbidden", { permission });
  await changeSettings(deps, staff, [change]);
}

/**
 * Changes some settings of a venue at once, or none of them.
 * @returns the venue as it is now
 * @throws DomainError `not_found`, `validation_failed`
 */
export async function changeSettings(
  deps: Deps,
  actor: VenueActor,
  changes: readonly SettingChange[],
): Promise<VenueRow> {
  return deps.db.tx((tx) => applySettings(deps, tx, actor, changes));
}

/** The same in the caller's transaction. */
export async function applySettings(
  deps: Deps,
  tx: Tx,
  actor: VenueActor,
  changes: readonly SettingChange[],
): Promise<VenueRow> {
  const before = await lockVenue(tx, actor);
  if (changes.length === 0) return before;
  const assignments = Prisma.join(changes.map(assignmentOf));
  await tx.$executeRaw`update venue set ${assignments} where id = ${before.id}::uuid`;
  const settings = changes.map(({ setting }) => setting);
  const hoursMoved = settings.some((setting) => movesHours.includes(setting));
  if (hoursMoved || settings.includes("busy_minutes")) await setBusyEnd(deps, tx, actor, changes);
  if (hoursMoved || settings.some((setting) => movesLooks.includes(setting)))
    await scheduleOrderTicks(deps, tx, before.id);
  if (hoursMoved || settings.some((setting) => movesWaits.includes(setting)))
    await scheduleWaitTicks(deps, tx, before.id);
  if (hoursMoved || settings.includes("unheard_minutes")) await scheduleDialogTicks(deps, tx, before.id);
  const venue = await findVenue(tx, actor);
  await appendVenueEvent(deps, tx, venue, "venue.changed", actor, { settings });
  const isOnCards = settings.some((setting) => shownToCustomers.includes(setting));
  const orders = isOnCards ? await activeOrders(tx, venue.id) : [];
  await publishOrders(deps, tx, orders, await chatsShowingVenue(tx, venue.id));
  return venue;
}

/** Busy mode ends when somebody said, and at the closing of the hours that hold now. */
async function setBusyEnd(
  deps: Deps,
  tx: Tx,
  actor: VenueActor,
  changes: readonly SettingChange[],
): Promise<void> {
  const venue = await findVenue(tx, actor);
  const busy = changes.findLast((change) => change.setting === "busy_minutes");
  const now = deps.clock();
  const lasting = venue.busyUntil !== null && venue.busyUntil > now ? venue.busyUntil : null;
  const wanted = busy?.until === undefined ? lasting : busy.until;
  if (wanted !== null && wanted <= now)
    throw new DomainError("validation_failed", { field: "busy_until", message: "must be in the future" });
  const end = venue.busyMinutes === 0 ? null : busyEnd(venue, wanted, now);
  await tx.$executeRaw`update venue set busy_until = ${end} where id = ${venue.id}::uuid`;
  if (end) await publishVenueAt(deps, tx, venue.id, end);
}

async function activeOrders(tx: Tx, venueId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "order" where venue_id = ${venueId}::uuid and finished_at is null`;
  return rows.map(({ id }) => id);
}
