import type { StoppedItem } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { appendEvent } from "../../events/append-event.ts";
import { type VenueActor, type VenueRow, venueSnapshot } from "../venue-row.ts";

/** What has run out, as café servers see it. */
export function stoppedItemView({ name, since, until }: StoppedItem) {
  return { name, since, until };
}

/** Appends to the merchant's log that a venue has run out of something, or has it again, with all of the venue as it is now. */
export async function appendItemEvent(
  deps: Deps,
  tx: Tx,
  venue: VenueRow,
  type: "item.sold_out" | "item.back",
  item: StoppedItem,
  actor: VenueActor,
): Promise<void> {
  const now = deps.clock();
  await appendEvent(deps, tx, {
    merchantId: venue.merchantId,
    type,
    subject: { type: "venue", id: venue.id },
    data: { venue: venueSnapshot(venue, now), item: stoppedItemView(item), change: { by: actor.kind } },
    actor: { kind: actor.kind, id: actor.kind === "staff" ? actor.personId : null },
    at: now,
  });
}
