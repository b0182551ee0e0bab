import type { ChatKey, Tx } from "../context.ts";

/**
 * The chats in which a message of a dialog stands as a copy, or is to stand soon: what is on its way may have been read
 * before a change of it, and must be looked at again after it.
 */
export async function chatsShowing(
  tx: Pick<Tx, "$queryRaw">,
  messageIds: readonly bigint[],
): Promise<(ChatKey & { readonly messageId: bigint })[]> {
  const ids = [...messageIds];
  return tx.$queryRaw<(ChatKey & { messageId: bigint })[]>`
    select bot::text as bot, chat_id as "chatId", id as "messageId" from (
      select c.bot, c.chat_id, c.dialog_message_id as id from dialog_copy c where c.dialog_message_id = any(${ids})
      union
      select q.bot, q.chat_id, m.id from dialog_message m
      join dialog_message part on part.dialog_id = m.dialog_id and (part.id = m.id or part.album = m.album)
      join chat_message q on q.dialog_message_id = part.id and q.sent_at is null and q.failure is null
      where m.id = any(${ids}) and (q.bot, q.chat_id) is distinct from (m.source_bot, m.source_chat_id)) shown
    order by id`;
}
