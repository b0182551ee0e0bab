import type { QueuedContent } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";

/**
 * Queues a message for a chat, in the caller's transaction: chat sync sends it once, in order, however long Telegram
 * is away. The caller publishes the chat (or uses `sayTo`).
 * @param options `about`: the person whom it tells others of, by name or in their words; it goes when they are erased
 */
export async function queueMessage(
  tx: Tx,
  chat: ChatKey,
  content: QueuedContent,
  options: { readonly silent?: boolean; readonly about?: string } = {},
): Promise<void> {
  const { silent = false, about = null } = options;
  await tx.$executeRaw`
    insert into chat_message (bot, chat_id, content, silent, about_person_id)
    values (${chat.bot}::bot_kind, ${chat.chatId}, ${JSON.stringify(content)}::jsonb, ${silent}, ${about}::uuid)`;
}

/** Queues a message and wakes chat sync to send it: this is how a bot answers a person. */
export async function sayTo(deps: Deps, chat: ChatKey, content: QueuedContent): Promise<void> {
  await deps.db.tx(async (tx) => {
    await queueMessage(tx, chat, content);
    await publishChats(deps, tx, [chat]);
  });
}
