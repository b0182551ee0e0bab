import { DomainError, isPaused, may, pauseEnd } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { endPause, publishPlaced } from "./end-pause.ts";
import { scheduleOrderTicks } from "./schedule-order-ticks.ts";
import { appendVenueEvent } from "./venue-event.ts";
import { findVenue, lockVenue, type VenueActor, type VenueRow } from "./venue-row.ts";
import { publishVenueAt } from "./venue-tick.ts";

/** How long a venue takes on no new work. */
export interface PauseInput {
  /** An instant, or the next opening after the hours that are open now. */
  readonly until: Date | "opening";
  /** Shown to customers; absent: that of the pause that lasts, if one does. */
  readonly reason?: string | null | undefined;
}

/**
 * Pauses a venue: orders are still taken (they are paid) and wait, and their customers read until when. What is in the
 * queue already is made. A pause that lasts is moved, and ends by itself.
 * @returns the venue as it is now
 * @throws DomainError `not_found`, `forbidden`, `validation_failed` (`until`: not in the future, in more than 31 days, or no opening)
 */
export async function pauseVenue(deps: Deps, actor: VenueActor, input: PauseInput): Promise<VenueRow> {
  requirePermission(actor);
  return deps.db.tx(async (tx) => {
    const before = await lockVenue(tx, actor);
    const now = deps.clock();
    const until = pauseEnd(before, input.until, now);
    if (until === null) throw new DomainError("validation_failed", { field: "until", ...wrongUntil(input) });
    const since = isPaused(before, now) ? before.pausedAt : now;
    const reason = input.reason === undefined && since !== now ? before.pauseReason : (input.reason ?? null);
    await tx.$executeRaw`
      update venue set paused_at = ${since}, paused_until = ${until}, pause_reason = ${reason},
        paused_by = ${actor.kind === "staff" ? actor.personId : null}::uuid
      where id = ${before.id}::uuid`;
    await publishVenueAt(deps, tx, before.id, until);
    const venue = await findVenue(tx, actor);
    await appendVenueEvent(deps, tx, venue, "venue.paused", actor);
    await scheduleOrderTicks(deps, tx, venue.id);
    await publishPlaced(deps, tx, venue.id);
    return venue;
  });
}

function wrongUntil({ until }: PauseInput): Record<string, string> {
  if (until !== "opening") return { message: "must be in the future, within 31 days" };
  return {
    message: "needs an opening within 31 days, and the venue has none: give a time instead",
    missing: "opening",
  };
}

function requirePermission(actor: VenueActor): void {
  if (actor.kind === "staff" && !may(actor.role, "venue.pause"))
    throw new DomainError("forbidden", { permission: "venue.pause" });
}

/**
 * Ends a pause before its time. A venue that is not paused stays as it is.
 * @returns the venue as it is now
 * @throws DomainError `not_found`, `forbidden`
 */
export async function resumeVenue(deps: Deps, actor: VenueActor): Promise<VenueRow> {
  requirePermission(actor);
  return deps.db.tx(async (tx) => {
    const venue = await lockVenue(tx, actor);
    return isPaused(venue, deps.clock()) ? endPause(deps, tx, venue, actor) : venue;
  });
}
