import type { ChatKey, Deps } from "../context.ts";

const forget = {
  name: "forget-card",
  text: `
    with gone as (
      delete from card where bot = $1::bot_kind and chat_id = $2 and subject = $3
        and (order_id is not null or prompt is null)
        and not (expanded and repost and message_id is not null) returning 1)
    update card set message_id = null, shown = null, replaced_message_id = null
    where bot = $1::bot_kind and chat_id = $2 and subject = $3 and not exists (select 1 from gone)`,
};

/**
 * Forgets a card that is out of the chat. What was opened again while its card was being taken away stays open: it only
 * has no message any more, and the sync of its opening posts it again.
 */
export async function forgetCard(
  deps: Pick<Deps, "db">,
  { bot, chatId }: ChatKey,
  subject: string,
): Promise<void> {
  await deps.db.pool.query({ ...forget, values: [bot, chatId, subject] });
}
