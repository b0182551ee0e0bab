import { type StoppedItem, stoppedAs, withoutStopped } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { chatsShowingVenue } from "../../shown-to.ts";
import { lockVenue, type VenueActor, type VenueRow } from "../venue-row.ts";
import { appendItemEvent } from "./item-event.ts";
import { requireStopPermission } from "./permission.ts";
import { writeStopList } from "./write-stop-list.ts";

/**
 * A venue sells something again. What is not stopped stays as it is.
 * @returns what was stopped; null when nothing was under that name
 * @throws DomainError `not_found`, `forbidden`
 */
export async function returnItem(deps: Deps, actor: VenueActor, name: string): Promise<StoppedItem | null> {
  requireStopPermission(actor);
  return deps.db.tx(async (tx) => {
    const venue = await lockVenue(tx, actor);
    const item = await takeFromStopList(deps, tx, venue, actor, name);
    await publishChats(deps, tx, await chatsShowingVenue(tx, venue.id));
    return item;
  });
}

/** The same for a locked venue, in the caller's transaction, which publishes its chats. */
export async function takeFromStopList(
  deps: Deps,
  tx: Tx,
  venue: VenueRow,
  actor: VenueActor,
  name: string,
): Promise<StoppedItem | null> {
  const item = stoppedAs(venue.stopList, name, deps.clock());
  if (item === null) return null;
  await writeStopList(tx, venue.id, withoutStopped(venue.stopList, name));
  await appendItemEvent(deps, tx, venue, "item.back", item, actor);
  return item;
}

/** What is back by itself, at a locked venue: its time is over. True when something was. */
export async function endStops(deps: Deps, tx: Tx, venue: VenueRow): Promise<boolean> {
  const now = deps.clock();
  const over = venue.stopList.filter(({ until }) => until !== null && Date.parse(until) <= now.getTime());
  if (over.length === 0) return false;
  await writeStopList(
    tx,
    venue.id,
    venue.stopList.filter((item) => !over.includes(item)),
  );
  for (const item of over)
    await appendItemEvent(deps, tx, venue, "item.back", item, { kind: "clock", venueId: venue.id });
  return true;
}
