import { Prisma } from "@gotovo/db";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { isLostNow } from "./lost-now.ts";
import { pageOf, publishPages } from "./publish-page.ts";
import { queueRelays } from "./queue-relay.ts";

/** How many of the newest messages get a mark. Older ones count as seen too, but nobody looks for a mark there. */
const marked = 20;

/** Whoever looks: a member of staff in all chats of theirs, or whoever sits in one. */
export type Viewer = { readonly personId: string } | { readonly chatId: bigint };

/** Texts of this length, among so many last messages, stand whole on the card of an open dialog. */
const onCard = { length: 160, lines: 6 };

/**
 * Marks what the customer wrote, and what was really shown to the viewer, as opened by staff, part of the caller's
 * transaction: the customer sees it by a reaction. A file of which they got words has not been shown.
 * @param withCard the dialog's card, with its last lines, is in front of them too
 * @returns the customer's chat when something there changes
 */
export async function markOpened(
  deps: Deps,
  tx: Tx,
  dialogId: string,
  viewer: Viewer,
  { withCard = false } = {},
): Promise<ChatKey[]> {
  const opened = await tx.$queryRaw<(ChatKey & { id: bigint; pageOrderId: string | null })[]>`
    update dialog_message m set opened_at = ${deps.clock()}
    where m.dialog_id = ${dialogId}::uuid and m.author = 'customer' and m.opened_at is null
      and (exists (
          select from dialog_copy c
          where c.dialog_message_id = m.id and c.bot = 'horeca' and ${sees(viewer, Prisma.sql`c.chat_id`)}
            and not exists (
              select from dialog_fallback f
              where f.dialog_message_id = m.id and f.bot = c.bot and f.chat_id = c.chat_id and ${isLostNow}))
        or ${withCard} and m.content->>'kind' = 'text' and length(m.content->>'text') <= ${onCard.length}
          and m.id in (
            select id from dialog_message where dialog_id = ${dialogId}::uuid order by id desc limit ${onCard.lines}))
    returning id, source_bot::text as bot, source_chat_id as "chatId", ${pageOf} as "pageOrderId"`;
  publishPages(deps, tx, opened);
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

/** A team group is everybody's. */
function sees(viewer: Viewer, chatId: Prisma.Sql): Prisma.Sql {
  const own =
    "chatId" in viewer
      ? Prisma.sql`${chatId} = ${viewer.chatId}`
      : Prisma.sql`${chatId} in (
          select chat_id from chat where bot = 'horeca' and person_id = ${viewer.personId}::uuid)`;
  return Prisma.sql`(${own} or ${chatId} in (select chat_id from venue_group))`;
}
