import type { ChatKey, Tx } from "../../context.ts";

/**
 * To more topics than this a broadcast is not shown at once: a group takes twenty messages a minute, and what customers
 * write must not wait for it.
 */
const shownAtOnce = 10;

/** How far back a broadcast is looked for when a customer writes. */
const lookedBack = 5;

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

/**
 * Broadcasts to a customer that the team group has not been shown, oldest first: it shows them before what the customer
 * writes in answer. Part of the caller's transaction.
 */
export async function unseenBroadcasts(
  tx: Tx,
  dialogId: string,
  { bot, chatId }: ChatKey,
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    select min(m.id) as id
    from (select * from dialog_message where dialog_id = ${dialogId}::uuid order by id desc limit ${lookedBack}) m
    where m.broadcast_id is not null
      and not exists (select 1 from dialog_copy c
        where c.dialog_message_id = m.id and c.bot = ${bot}::bot_kind and c.chat_id = ${chatId})
      and not exists (select 1 from chat_message q
        where q.dialog_message_id = m.id and q.bot = ${bot}::bot_kind and q.chat_id = ${chatId}
          and q.sent_at is null and q.failure is null)
    group by coalesce(m.album, m.id::text) order by 1`;
  return rows.map(({ id }) => id);
}
