import type { QueuedContent } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Tx } from "../../context.ts";

/**
 * Says something to the owners of a venue in their own chats, part of the caller's transaction.
 * @returns the chats, for the caller to publish
 */
export async function tellOwners(tx: Tx, venueId: string, content: QueuedContent): Promise<ChatKey[]> {
  const chats = await tx.$queryRaw<ChatKey[]>`
    select chat.bot::text as bot, chat.chat_id as "chatId" from chat
    join staff s on s.person_id = chat.person_id and s.venue_id = ${venueId}::uuid and s.removed_at is null
    where chat.bot = 'horeca' and chat.blocked_at is null and s.role = 'owner'`;
  for (const chat of chats) await queueMessage(tx, chat, content);
  return chats;
}
