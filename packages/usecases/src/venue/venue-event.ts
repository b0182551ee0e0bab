import type { EventType } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { appendEvent } from "../events/append-event.ts";
import { type VenueActor, type VenueRow, venueSnapshot } from "./venue-row.ts";

/** Appends to the merchant's log what happened at a venue, with all of the venue as it is now. */
export async function appendVenueEvent(
  deps: Deps,
  tx: Tx,
  venue: VenueRow,
  type: Extract<EventType, `venue.${string}`>,
  actor: VenueActor,
  change: object = {},
): Promise<void> {
  const now = deps.clock();
  await appendEvent(deps, tx, {
    merchantId: venue.merchantId,
    type,
    subject: { type: "venue", id: venue.id },
    data: { venue: venueSnapshot(venue, now), change: { ...change, by: actor.kind } },
    actor: { kind: actor.kind, id: actor.kind === "staff" ? actor.personId : null },
    at: now,
  });
}
