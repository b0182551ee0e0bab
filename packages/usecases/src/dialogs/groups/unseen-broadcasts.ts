import type { ChatKey, Tx } from "../../context.ts";

/** How far back a broadcast is looked for when a customer writes. */
const lookedBack = 5;

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
