import type { ChatKey, Tx } from "../context.ts";

/** Has the topics of a venue's team group show a broadcast to their customers, silently; part of the caller's transaction. */
export async function showBroadcast(
  tx: Tx,
  venueId: string,
  broadcastId: string,
  sourceMessageIds: readonly number[],
): Promise<ChatKey[]> {
  const queued = await tx.$queryRaw<ChatKey[]>`
    insert into chat_message (bot, chat_id, dialog_message_id, silent)
    select 'horeca', g.chat_id, m.id, true
    from dialog_message m join dialog d on d.id = m.dialog_id
    join venue_group g on g.venue_id = d.venue_id and g.paused_at is null
    where m.broadcast_id = ${broadcastId}::uuid and m.source_message_id = any(${[...sourceMessageIds]}::int[])
      and d.venue_id = ${venueId}::uuid and d.topic_id is not null
    order by m.id
    returning bot::text as bot, chat_id as "chatId"`;
  return queued.slice(0, 1);
}
