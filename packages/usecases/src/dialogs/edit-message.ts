import { Prisma } from "@gotovo/db";
import { DomainError, type MessageContent } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { Unreachable } from "./lock-dialog.ts";
import { pageOf, publishPages } from "./publish-page.ts";
import { queueRelays } from "./queue-relay.ts";
import { chatsShowing } from "./shown-in.ts";
import type { MessageSource } from "./store-message.ts";
import { tellRefused } from "./tell-refused.ts";
import { isUnpaired } from "./unpaired.ts";
import { worksThere } from "./works-there.ts";

/**
 * Mirrors an edit: every chat that shows the message shows it as it is now, marked as edited. A message that is part of
 * no dialog, one of somebody who was removed, and one that says what it said are left alone, and so is a place: a live
 * one moves every few seconds, and copies of it cannot follow. Nor is anything mirrored between a venue and somebody whom
 * it has blocked or who is paired with the café no more: whoever edits is told so.
 * @param options `isNote`: only a note is changed by it
 * @throws DomainError `recipient_unreachable` to staff (`why`: an `Unreachable`)
 */
export async function editMessage(
  deps: Deps,
  source: MessageSource,
  content: MessageContent,
  { isNote = false } = {},
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const refused = await lockRefused(tx, source);
    const known = refused.map(({ dialogId }) => dialogId);
    // What it quotes does not come with every edit; it stays as it was.
    const edited = await tx.$queryRaw<{ id: bigint; pageOrderId: string | null }[]>`
      update dialog_message m set version = version + 1, edited_at = ${deps.clock()}, undelivered_at = null,
        content = ${JSON.stringify(content)}::jsonb || jsonb_strip_nulls(
          jsonb_build_object('quote', m.content->'quote', 'about', m.content->'about'))
      where source_bot = ${source.bot}::bot_kind and source_chat_id = ${source.chatId}
        and source_message_id = ${source.messageId}
        and (${source.bot} = 'customer' or ${worksThere(source.chatId, Prisma.sql`m.dialog_id`)})
        and (author = 'note' or not ${isNote})
        and (author = 'note' or m.dialog_id <> all(${known}::uuid[]))
        and content->>'kind' <> 'location'
        and content - 'quote' - 'about' <> ${JSON.stringify(content)}::jsonb - 'quote' - 'about'
      returning id, ${pageOf} as "pageOrderId"`;
    publishPages(deps, tx, edited);
    if (edited.length === 0) return sayRefused(deps, tx, source, refused);
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

interface Refused {
  dialogId: string;
  author: string;
  name: string;
  why: Unreachable;
}

/** The dialogs of a message (a broadcast is in many) in which it cannot be changed any more, locked against a block. */
async function lockRefused(tx: Tx, { bot, chatId, messageId }: MessageSource): Promise<Refused[]> {
  const rows = await tx.$queryRaw<(Omit<Refused, "why"> & { why: Unreachable | null })[]>`
    select d.id as "dialogId", m.author::text as author, coalesce(c.name, p.name) as name,
      case when d.blocked_at is not null then 'blocked_by_venue' when ${bot} = 'horeca' and ${isUnpaired} then 'unpaired' end
        as why
    from dialog_message m join dialog d on d.id = m.dialog_id join person p on p.id = d.person_id
    left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id
    where m.source_bot = ${bot}::bot_kind and m.source_chat_id = ${chatId} and m.source_message_id = ${messageId}
      and (${bot} = 'customer' or ${worksThere(chatId, Prisma.sql`d.id`)})
    order by d.id for share of d`;
  return rows.filter((row): row is Refused => row.why !== null && row.author !== "note");
}

async function sayRefused(
  deps: Deps,
  tx: Tx,
  source: MessageSource,
  [first]: readonly Refused[],
): Promise<void> {
  if (!first) return;
  const { dialogId, name, why } = first;
  if (source.bot === "horeca") throw new DomainError("recipient_unreachable", { name, why });
  await publishChats(deps, tx, await tellRefused(deps, tx, dialogId, source.messageId));
}
