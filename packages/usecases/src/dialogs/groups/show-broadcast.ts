import type { ChatKey, Tx } from "../../context.ts";

/**
 * To more topics than this a broadcast is not shown at once: a group takes twenty messages a minute, and what customers
 * write must not wait for it.
 */
const shownAtOnce = 10;

/**
 * Has the topics of a venue's team group show a broadcast to their customers, silently; part of the caller's
 * transaction. Those of many show it when the customer writes (`unseenBroadcasts`).
 * @returns the group, when something is shown there
 */
export async function showBroadcast(
  tx: Tx,
  venueId: string,
  broadcastId: string,
  sourceMessageIds: readonly number[],
): Promise<ChatKey[]> {
  const queued = await tx.$queryRaw<ChatKey[]>`
    with topics as (
      select g.chat_id, m.id from dialog_message m join dialog d on d.id = m.dialog_id
      join venue_group g on g.venue_id = d.venue_id and g.paused_at is null
      where m.broadcast_id = ${broadcastId}::uuid and m.source_message_id = any(${[...sourceMessageIds]}::int[])
        and d.venue_id = ${venueId}::uuid and d.topic_id is not null)
    insert into chat_message (bot, chat_id, dialog_message_id, silent)
    select 'horeca', chat_id, id, true from topics where (select count(*) from topics) <= ${shownAtOnce} order by id
    returning bot::text as bot, chat_id as "chatId"`;
  return queued.slice(0, 1);
}
