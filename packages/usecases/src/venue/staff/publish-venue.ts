import type { ChatKey, Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";

/**
 * After a change that staff see: brings every chat that shows the venue up to date, and these besides. Last in a
 * transaction.
 */
export async function publishVenue(
  deps: Deps,
  tx: Tx,
  venueId: string,
  also: readonly ChatKey[] = [],
): Promise<void> {
  const chats = await tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat
    where bot = 'horeca' and venue_id = ${venueId}::uuid`;
  await publishChats(deps, tx, [...chats, ...also]);
}
