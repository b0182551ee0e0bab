import type { ChatKey, Tx } from "../../context.ts";

/** Part of the caller's transaction: a group shows the dialogs of a venue no more, and nothing is left to be shown there. */
export async function forgetTopics(tx: Tx, venueId: string, { bot, chatId }: ChatKey): Promise<void> {
  await tx.$executeRaw`
    update dialog set topic_id = null, topic_name = null, topic_closed = false
    where venue_id = ${venueId}::uuid and topic_id is not null`;
  await tx.$executeRaw`delete from dialog_copy where bot = ${bot}::bot_kind and chat_id = ${chatId}`;
  await tx.$executeRaw`
    delete from chat_message
    where bot = ${bot}::bot_kind and chat_id = ${chatId} and sent_at is null and failure is null
      and dialog_message_id is not null`;
}
