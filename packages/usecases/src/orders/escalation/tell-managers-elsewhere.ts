import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Tx } from "../../context.ts";
import { managerChats } from "../../venue/staff/manager-chats.ts";
import type { OrderRow } from "../order-row.ts";

/**
 * Managers and owners whose chat shows another of their venues do not see the order's card: they are told in words, in the
 * caller's transaction.
 * @returns their chats, for the caller to publish
 */
export async function tellManagersElsewhere(tx: Tx, order: OrderRow): Promise<ChatKey[]> {
  const chats = (await managerChats(tx, order.venueId)).filter(({ isHere }) => !isHere);
  const { venueName: venue, number } = order;
  for (const chat of chats)
    await queueMessage(tx, chat, { key: "unheard-elsewhere", args: { venue, number } });
  return chats;
}
