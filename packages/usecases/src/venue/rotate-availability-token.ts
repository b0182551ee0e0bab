import type { Deps } from "../context.ts";
import { newToken } from "../ids.ts";
import { appendVenueEvent } from "./venue-event.ts";
import { findVenue, lockVenue, type VenueActor, type VenueRow } from "./venue-row.ts";

/**
 * A new token for the venue's public availability; the address with the old one is no more.
 * @returns the venue as it is now
 * @throws DomainError `not_found`
 */
export async function rotateAvailabilityToken(deps: Deps, actor: VenueActor): Promise<VenueRow> {
  return deps.db.tx(async (tx) => {
    const { id } = await lockVenue(tx, actor);
    await tx.$executeRaw`update venue set availability_token = ${newToken(deps)} where id = ${id}::uuid`;
    const venue = await findVenue(tx, actor);
    await appendVenueEvent(deps, tx, venue, "venue.changed", actor, { settings: ["availability_token"] });
    return venue;
  });
}
