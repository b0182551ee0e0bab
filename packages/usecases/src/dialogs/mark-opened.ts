import type { ChatKey, Deps, Tx } from "../context.ts";
import { queueRelays } from "./queue-relay.ts";

/** How many of the newest messages get a mark. Older ones count as seen too, but nobody looks for a mark there. */
const marked = 20;

/**
 * Marks what the customer wrote as opened by staff, part of the caller's transaction: the customer sees it by a reaction.
 * @returns the customer's chat when something there changes
 */
export async function markOpened(deps: Deps, tx: Tx, dialogId: string): Promise<ChatKey[]> {
  const opened = await tx.$queryRaw<(ChatKey & { id: bigint })[]>`
    update dialog_message set opened_at = ${deps.clock()}
    where dialog_id = ${dialogId}::uuid and author = 'customer' and opened_at is null
    returning id, source_bot::text as bot, source_chat_id as "chatId"`;
  const sources = opened
    .filter(({ bot }) => bot !== null)
    .sort((a, b) => Number(a.id - b.id))
    .slice(-marked);
  const wishes = sources.map(({ id, bot, chatId }) => ({
    chat: { bot, chatId },
    messageId: id,
    silent: true,
  }));
  await queueRelays(deps, tx, wishes);
  const first = wishes[0];
  return first ? [first.chat] : [];
}
