import { Prisma } from "@gotovo/db";
import type { MessageContent } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import { queueRelays } from "./queue-relay.ts";
import { chatsShowing } from "./shown-in.ts";
import type { MessageSource } from "./store-message.ts";
import { worksThere } from "./works-there.ts";

/**
 * Mirrors an edit: every chat that shows the message shows it as it is now, marked as edited. A message that is part of
 * no dialog, one of somebody who was removed, and one that says what it said are left alone, and so is a place: a live
 * one moves every few seconds, and copies of it cannot follow.
 * @param options `isNote`: only a note is changed by it
 */
export async function editMessage(
  deps: Deps,
  source: MessageSource,
  content: MessageContent,
  { isNote = false } = {},
): Promise<void> {
  await deps.db.tx(async (tx) => {
    // What it quotes does not come with every edit; it stays as it was.
    const edited = await tx.$queryRaw<{ id: bigint }[]>`
      update dialog_message m set version = version + 1, edited_at = ${deps.clock()},
        content = ${JSON.stringify(content)}::jsonb || jsonb_strip_nulls(
          jsonb_build_object('quote', m.content->'quote', 'about', m.content->'about'))
      where source_bot = ${source.bot}::bot_kind and source_chat_id = ${source.chatId}
        and source_message_id = ${source.messageId}
        and (${source.bot} = 'customer' or ${worksThere(source.chatId, Prisma.sql`m.dialog_id`)})
        and (author = 'note' or not ${isNote})
        and content->>'kind' <> 'location'
        and content - 'quote' - 'about' <> ${JSON.stringify(content)}::jsonb - 'quote' - 'about'
      returning id`;
    if (edited.length === 0) return;
    const shown = await chatsShowing(
      tx,
      edited.map(({ id }) => id),
    );
    await queueRelays(
      deps,
      tx,
      shown.map(({ bot, chatId, messageId }) => ({ chat: { bot, chatId }, messageId, silent: true })),
    );
    const dialogs = await tx.$queryRaw<ChatKey[]>`
      select 'horeca' as bot, chat.chat_id as "chatId" from chat
      join dialog_message m on m.dialog_id = chat.dialog_id
      where chat.bot = 'horeca' and m.id = any(${edited.map(({ id }) => id)})`;
    await publishChats(deps, tx, [...shown.map(({ bot, chatId }) => ({ bot, chatId })), ...dialogs]);
  });
}
