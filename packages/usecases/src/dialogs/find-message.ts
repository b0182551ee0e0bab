import { Prisma } from "@gotovo/db";
import type { CardSubject } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import type { MessageSource } from "./store-message.ts";

export interface FoundMessage {
  /** Of the message of the dialog. */
  readonly id: bigint;
  readonly dialogId: string;
  readonly venueId: string;
  readonly personId: string;
  readonly orderId: string | null;
}

/** The message of a dialog that a message of a chat is (or shows); null when it shows none. The newest, of several. */
export async function findMessage(
  deps: Pick<Deps, "db">,
  chat: ChatKey,
  messageId: number,
): Promise<FoundMessage | null> {
  const rows = await deps.db.read<FoundMessage>(Prisma.sql`
    select m.id, m.dialog_id as "dialogId", d.venue_id as "venueId", d.person_id as "personId",
      m.order_id as "orderId"
    from dialog_message m join dialog d on d.id = m.dialog_id
    where m.id in (
      select id from dialog_message where source_bot = ${chat.bot}::bot_kind and source_chat_id = ${chat.chatId}
        and source_message_id = ${messageId}
      union all
      select dialog_message_id from dialog_copy
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and message_id = ${messageId})
    order by m.id desc limit 1`);
  return rows[0] ?? null;
}

/** Parts of an album at most; their ids follow each other. */
export const albumParts = 10;

/**
 * An earlier part of the album that a message is of, once it is in a dialog: the rest goes with it, whatever has become
 * of what sent it there. Null when none is.
 */
export async function findAlbum(
  deps: Pick<Deps, "db">,
  { bot, chatId, messageId }: MessageSource,
  album: string | null,
): Promise<FoundMessage | null> {
  if (album === null) return null;
  const rows = await deps.db.read<FoundMessage>(Prisma.sql`
    select m.id, m.dialog_id as "dialogId", d.venue_id as "venueId", d.person_id as "personId",
      m.order_id as "orderId"
    from dialog_message m join dialog d on d.id = m.dialog_id
    where m.source_bot = ${bot}::bot_kind and m.source_chat_id = ${chatId} and m.album = ${album}
      and m.source_message_id between ${messageId - albumParts} and ${messageId - 1}
    order by m.id desc limit 1`);
  return rows[0] ?? null;
}

/** The order whose card a message of a chat is; null when it is none. */
export async function orderOfCard(
  deps: Pick<Deps, "db">,
  chat: ChatKey,
  messageId: number,
): Promise<string | null> {
  const rows = await deps.db.read<{ orderId: string }>(Prisma.sql`
    select order_id as "orderId" from card
    where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and order_id is not null
      and (message_id = ${messageId} or replaced_message_id = ${messageId})`);
  return rows[0]?.orderId ?? null;
}

/** True when a message of a chat is one of its cards (that of `subject`, when it is given). */
export async function isCard(
  deps: Pick<Deps, "db">,
  chat: ChatKey,
  messageId: number,
  subject: CardSubject | null = null,
): Promise<boolean> {
  const rows = await deps.db.read(Prisma.sql`
    select 1 from card
    where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and message_id = ${messageId}
      and (${subject}::text is null or subject = ${subject}) limit 1`);
  return rows.length > 0;
}

/**
 * True when a message of a chat may be one of a dialog that is not recorded there yet: it is newer than those that are, and some
 * are on their way (none that waits aside for its file).
 */
export async function isBeingShown(
  deps: Pick<Deps, "db">,
  chat: ChatKey,
  messageId: number,
): Promise<boolean> {
  const rows = await deps.db.read(Prisma.sql`
    select 1 from chat_message
    where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and sent_at is null and failure is null
      and dialog_message_id is not null and aside_until is null
      and not exists (select from dialog_copy c
        where c.bot = ${chat.bot}::bot_kind and c.chat_id = ${chat.chatId} and c.message_id >= ${messageId})
    limit 1`);
  return rows.length > 0;
}
