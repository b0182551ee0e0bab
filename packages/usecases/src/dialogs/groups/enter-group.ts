import type { ChatKey, Deps } from "../../context.ts";

/**
 * Makes a group one that can be answered in, in the language of whoever asks; a team group keeps the language of the
 * owner who connected it.
 * @param language IETF tag, as Telegram tells it
 */
export async function enterGroup(
  deps: Deps,
  { bot, chatId }: ChatKey,
  asker: { readonly telegramUserId: bigint; readonly language: string | null },
): Promise<void> {
  await deps.db.prisma.$executeRaw`
    insert into chat as c (bot, chat_id, language)
    values (${bot}::bot_kind, ${chatId}, coalesce((
      select own.language from person p join chat own on own.bot = ${bot}::bot_kind and own.person_id = p.id
      where p.telegram_user_id = ${asker.telegramUserId} limit 1), ${asker.language}))
    on conflict (bot, chat_id) do update set blocked_at = null,
      language = case when exists (select 1 from venue_group g where g.chat_id = c.chat_id)
        then c.language else excluded.language end`;
}
