import type { Deps, Tx } from "../context.ts";
import { publishOrders } from "../publish.ts";
import { chatsShowingVenue } from "../shown-to.ts";
import { scheduleOrderTicks } from "./schedule-order-ticks.ts";
import { appendVenueEvent } from "./venue-event.ts";
import { findVenue, type VenueActor, type VenueRow } from "./venue-row.ts";

/** Ends the pause of a locked venue: what waited may be started, and everybody sees it. */
export async function endPause(deps: Deps, tx: Tx, venue: VenueRow, actor: VenueActor): Promise<VenueRow> {
  await tx.$executeRaw`
    update venue set paused_at = null, paused_until = null, pause_reason = null, paused_by = null
    where id = ${venue.id}::uuid`;
  const after = await findVenue(tx, actor);
  await appendVenueEvent(deps, tx, after, "venue.resumed", actor);
  await scheduleOrderTicks(deps, tx, venue.id);
  await publishPlaced(deps, tx, venue.id);
  return after;
}

/** Publishes the orders that nobody has started, and the venue's chats. Call it last in a transaction. */
export async function publishPlaced(deps: Deps, tx: Tx, venueId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "order" where venue_id = ${venueId}::uuid and finished_at is null and status = 'placed'`;
  await publishOrders(
    deps,
    tx,
    rows.map(({ id }) => id),
    await chatsShowingVenue(tx, venueId),
  );
}
