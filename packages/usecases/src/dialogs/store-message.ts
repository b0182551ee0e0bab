import type { MessageContent } from "@gotovo/domain";
import type { ChatKey, Tx } from "../context.ts";
import type { DialogAuthor } from "./dialog-line.ts";

/** Where a message was written. */
export interface MessageSource extends ChatKey {
  readonly messageId: number;
}

export interface NewMessage {
  readonly dialogId: string;
  readonly author: DialogAuthor;
  readonly staffId?: string | null;
  readonly orderId?: string | null;
  readonly content: MessageContent;
  readonly album?: string | null;
  readonly replyToId?: bigint | null;
  readonly broadcastId?: string | null;
  readonly source: MessageSource | null;
  /** As the page that it was written on names it. */
  readonly clientId?: string | null;
}

/** Adds a message to a dialog, part of the caller's transaction; null when it is there already (delivered twice). */
export async function storeMessage(tx: Tx, message: NewMessage, now: Date): Promise<bigint | null> {
  const { source, staffId = null, orderId = null, album = null, replyToId = null, clientId = null } = message;
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    insert into dialog_message (dialog_id, author, staff_id, order_id, content, album, reply_to_id, broadcast_id,
      source_bot, source_chat_id, source_message_id, client_id, created_at)
    values (${message.dialogId}::uuid, ${message.author}::dialog_author, ${staffId}::uuid, ${orderId}::uuid,
      ${JSON.stringify(message.content)}::jsonb, ${album}, ${replyToId}, ${message.broadcastId ?? null}::uuid,
      ${source?.bot ?? null}::bot_kind, ${source?.chatId ?? null}, ${source?.messageId ?? null}, ${clientId}, ${now})
    on conflict do nothing returning id`;
  return rows[0]?.id ?? null;
}
