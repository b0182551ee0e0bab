import type { ChatKey, Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { tellOwners } from "../../venue/staff/tell-owners.ts";
import { failRelaysOf } from "../fail-relays.ts";
import { showMissed } from "./show-missed.ts";

interface PausedGroup {
  venueId: string;
  title: string;
  venue: string;
}

/**
 * Part of the caller's transaction: nothing is shown in a team group any more in which the bot cannot do its work, and
 * the owners are told so once. A chat that is no team group is left alone.
 */
export async function pauseGroup(deps: Deps, tx: Tx, key: ChatKey): Promise<void> {
  const rows = await tx.$queryRaw<PausedGroup[]>`
    update venue_group g set paused_at = ${deps.clock()} from venue v
    where g.chat_id = ${key.chatId} and g.paused_at is null and v.id = g.venue_id
    returning g.venue_id as "venueId", g.title, v.name as venue`;
  const group = rows[0];
  if (!group) return;
  await failRelaysOf(deps, tx, key);
  const { venueId, title, venue } = group;
  const owners = await tellOwners(tx, venueId, { key: "group-lost", args: { title, venue } });
  await publishChats(deps, tx, owners);
}

/**
 * The bot may do its work in a team group (again), part of the caller's transaction: what waits for an answer is shown
 * there, and the owners hear of it.
 */
export async function resumeGroup(deps: Deps, tx: Tx, key: ChatKey): Promise<void> {
  const rows = await tx.$queryRaw<PausedGroup[]>`
    update venue_group g set paused_at = null from venue v
    where g.chat_id = ${key.chatId} and g.paused_at is not null and v.id = g.venue_id
    returning g.venue_id as "venueId", g.title, v.name as venue`;
  const group = rows[0];
  if (!group) return;
  const { venueId, title, venue } = group;
  await showMissed(deps, tx, venueId, key);
  const owners = await tellOwners(tx, venueId, { key: "group-back", args: { title, venue } });
  await publishChats(deps, tx, [...owners, key]);
}
