import { DomainError } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { endPause } from "./end-pause.ts";
import { publishVenue } from "./staff/publish-venue.ts";
import { endStops } from "./stop-list/return-item.ts";
import { appendVenueEvent } from "./venue-event.ts";
import { findVenue, lockVenue, type VenueRow } from "./venue-row.ts";
import { publishVenueAt } from "./venue-tick.ts";

/** A clock that runs behind the database's gets its tick early: it is asked again then. */
const earlyMs = 1_000;

/** Looks at what ends by itself at a venue: its pause, its busy mode, what it has run out of. A repeated or early tick changes nothing. */
export async function tickVenue(deps: Deps, venueId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const clock = { kind: "clock", venueId } as const;
    const venue = await lockVenue(tx, clock).catch(gone);
    if (!venue) return;
    const now = deps.clock();
    const isOver = (until: Date | null) => until !== null && until <= now;
    if (isOver(venue.pausedUntil)) await endPause(deps, tx, venue, clock);
    if (isOver(venue.busyUntil)) await endBusyMode(deps, tx, venue);
    if (await endStops(deps, tx, venue)) await publishVenue(deps, tx, venue.id);
    const stops = venue.stopList.map(({ until }) => (until === null ? null : new Date(until)));
    for (const until of [venue.pausedUntil, venue.busyUntil, ...stops]) {
      const early = until !== null && until > now && until.getTime() - now.getTime() <= earlyMs;
      if (early) await publishVenueAt(deps, tx, venueId, new Date(now.getTime() + earlyMs));
    }
  });
}

async function endBusyMode(deps: Deps, tx: Tx, venue: VenueRow): Promise<void> {
  await tx.$executeRaw`update venue set busy_minutes = 0, busy_until = null where id = ${venue.id}::uuid`;
  const clock = { kind: "clock", venueId: venue.id } as const;
  const after = await findVenue(tx, clock);
  await appendVenueEvent(deps, tx, after, "venue.changed", clock, { settings: ["busy_minutes"] });
  await publishVenue(deps, tx, venue.id);
}

function gone(error: unknown): null {
  if (error instanceof DomainError && error.code === "not_found") return null;
  throw error;
}
