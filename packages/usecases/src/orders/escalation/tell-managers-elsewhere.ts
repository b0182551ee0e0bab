import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Tx } from "../../context.ts";
import type { OrderRow } from "../order-row.ts";

/**
 * Managers and owners whose chat shows another of their venues do not see the order's card: they are told in words, in the
 * caller's transaction.
 * @returns their chats, for the caller to publish
 */
export async function tellManagersElsewhere(tx: Tx, order: OrderRow): Promise<ChatKey[]> {
  const chats = await tx.$queryRaw<ChatKey[]>`
    select chat.bot::text as bot, chat.chat_id as "chatId" from staff s
    join chat on chat.bot = 'horeca' and chat.person_id = s.person_id and chat.venue_id is distinct from s.venue_id
      and chat.blocked_at is null
    where s.venue_id = ${order.venueId}::uuid and s.role in ('owner', 'manager') and s.removed_at is null`;
  const { venueName: venue, number } = order;
  for (const chat of chats)
    await queueMessage(tx, chat, { key: "unheard-elsewhere", args: { venue, number } });
  return chats;
}
