import { refusedEveryMs } from "@gotovo/domain";
import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";

/**
 * Tells a person whom the venue has blocked that it takes no messages from them: once in a while, not for each message.
 * Part of the caller's transaction, which publishes the chats.
 * @param replyTo the message in their chat that was not passed on
 * @returns the chats in which they are told
 */
export async function tellRefused(
  deps: Deps,
  tx: Tx,
  dialogId: string,
  replyTo: number | null = null,
): Promise<ChatKey[]> {
  const now = deps.clock();
  const chats = await tx.$queryRaw<(ChatKey & { venue: string })[]>`
    with refused as (
      update dialog set refused_at = ${now}
      where id = ${dialogId}::uuid and blocked_at is not null
        and (refused_at is null or refused_at <= ${new Date(now.getTime() - refusedEveryMs)})
      returning person_id, venue_id)
    select chat.bot::text as bot, chat.chat_id as "chatId", v.name as venue
    from refused r join venue v on v.id = r.venue_id
    join chat on chat.bot = 'customer' and chat.person_id = r.person_id and chat.blocked_at is null`;
  for (const { venue, ...chat } of chats) {
    const content = { key: "dialog-refused", args: { venue }, ...(replyTo !== null && { replyTo }) };
    await queueMessage(tx, chat, content);
  }
  return chats.map(({ bot, chatId }) => ({ bot, chatId }));
}
