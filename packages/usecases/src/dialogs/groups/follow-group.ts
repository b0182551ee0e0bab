import type { ChatKey, Deps } from "../../context.ts";
import { forgetTopics } from "./forget-topics.ts";

/** Telegram gave a group another id: it stays the venue's, and its topics are made again. Any other is left alone. */
export async function followGroup(deps: Deps, from: ChatKey, to: bigint): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      insert into chat (bot, chat_id, language)
      select bot, ${to}, language from chat where bot = ${from.bot}::bot_kind and chat_id = ${from.chatId}
      on conflict (bot, chat_id) do nothing`;
    const moved = await tx.$queryRaw<{ venueId: string }[]>`
      update venue_group set chat_id = ${to} where chat_id = ${from.chatId} returning venue_id as "venueId"`;
    for (const { venueId } of moved) await forgetTopics(tx, venueId, from);
  });
}
