import {
  DomainError,
  type SoldOutChoice,
  type StoppedItem,
  stopListLimit,
  stoppedAs,
  stoppedAt,
  stopUntil,
  withoutStopped,
} from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { chatsShowingVenue } from "../../shown-to.ts";
import { lockVenue, type VenueActor, type VenueRow } from "../venue-row.ts";
import { publishVenueAt } from "../venue-tick.ts";
import { appendItemEvent } from "./item-event.ts";
import { requireStopPermission } from "./permission.ts";
import { writeStopList } from "./write-stop-list.ts";

/** What has run out, and until when. */
export interface StopItemInput {
  readonly name: string;
  /** Until closing unless given; null: until somebody says that it is back. */
  readonly until?: Date | null | undefined;
  readonly choices?: readonly SoldOutChoice[] | undefined;
}

/**
 * A venue sells something no more: staff see it on the cards of orders that have it, and café servers in the stop-list and
 * in the warnings of orders. Said twice it is so once; the newest time counts.
 * @returns the item as it is now
 * @throws DomainError `not_found`, `forbidden`, `validation_failed` (`until`: not in the future), `limit_reached`
 */
export async function stopItem(deps: Deps, actor: VenueActor, input: StopItemInput): Promise<StoppedItem> {
  requireStopPermission(actor);
  return deps.db.tx(async (tx) => {
    const venue = await lockVenue(tx, actor);
    const item = await putOnStopList(deps, tx, venue, actor, input);
    await publishChats(deps, tx, await chatsShowingVenue(tx, venue.id));
    return item;
  });
}

/** The same for a locked venue, in the caller's transaction, which publishes its chats. */
export async function putOnStopList(
  deps: Deps,
  tx: Tx,
  venue: VenueRow,
  actor: VenueActor,
  { name, until, choices }: StopItemInput,
): Promise<StoppedItem> {
  const now = deps.clock();
  if (until && until <= now)
    throw new DomainError("validation_failed", { field: "until", message: "must be in the future" });
  const before = stoppedAs(venue.stopList, name, now);
  const others = stoppedAt(withoutStopped(venue.stopList, name), now);
  if (others.length >= stopListLimit) throw new DomainError("limit_reached", { limit: stopListLimit });
  const end = endOf(venue, before, until, now);
  const offered = choices && choices.length > 0 ? choices : before?.choices;
  const item: StoppedItem = {
    name: before?.name ?? name,
    since: before?.since ?? now.toISOString(),
    until: end,
    ...(offered && { choices: offered }),
  };
  await writeStopList(tx, venue.id, [item, ...others]);
  if (item.until !== null) await publishVenueAt(deps, tx, venue.id, new Date(item.until));
  if (before?.until !== item.until) await appendItemEvent(deps, tx, venue, "item.sold_out", item, actor);
  return item;
}

/** What somebody has set is not moved by who just finds it empty again. */
function endOf(
  venue: VenueRow,
  before: StoppedItem | null,
  until: Date | null | undefined,
  now: Date,
): string | null {
  if (until !== undefined) return until?.toISOString() ?? null;
  return before ? before.until : stopUntil(venue, now).toISOString();
}
