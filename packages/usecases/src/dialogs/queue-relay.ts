import type { ChatKey, Deps, Tx } from "../context.ts";

export interface RelayWish {
  readonly chat: ChatKey;
  /** Of the message of the dialog. */
  readonly messageId: bigint;
  readonly silent?: boolean;
  readonly album?: string | null;
  readonly broadcastId?: string | null;
}

/** How long an album waits for its next part, in milliseconds. */
const albumPauseMs = 700;

/**
 * Queues, in the caller's transaction, that chats show a message of a dialog as it is: sent if it is not there, edited
 * if it is. The parts of an album that come one after another are sent as one. A staff chat that shows another venue
 * by now (or none: its person was removed) is passed over. The caller publishes the chats.
 */
export async function queueRelays(deps: Deps, tx: Tx, wishes: readonly RelayWish[]): Promise<void> {
  for (const wish of wishes) {
    if (wish.album) await holdAlbum(deps, tx, wish);
    const { chat, messageId, silent = false, album = null, broadcastId = null } = wish;
    const notBefore = album === null ? null : new Date(deps.clock().getTime() + albumPauseMs);
    await tx.$executeRaw`
      insert into chat_message (bot, chat_id, dialog_message_id, silent, album, broadcast_id, not_before)
      select ${chat.bot}::bot_kind, ${chat.chatId}, ${messageId}, ${silent}, ${album}, ${broadcastId}::uuid,
        ${notBefore}
      where ${chat.bot} = 'customer' or exists (
        select from chat c join dialog_message m on m.id = ${messageId} join dialog d on d.id = m.dialog_id
        where c.bot = 'horeca' and c.chat_id = ${chat.chatId}
          and (c.person_id is null or c.venue_id = d.venue_id))`;
  }
}

/**
 * The parts of an album that still wait in that chat wait on, for this one may not be the last. Each part has a place
 * of its own in the queue: the first to go takes all that are there along, and one that came too late for it still goes.
 */
async function holdAlbum(deps: Deps, tx: Tx, { chat, album, messageId }: RelayWish): Promise<void> {
  const until = new Date(deps.clock().getTime() + albumPauseMs);
  await tx.$executeRaw`
    update chat_message q set not_before = ${until}
    where q.bot = ${chat.bot}::bot_kind and q.chat_id = ${chat.chatId} and q.album = ${album ?? null}
      and q.sent_at is null and q.failure is null
      and exists (select 1 from dialog_message first join dialog_message part on part.dialog_id = first.dialog_id
        where first.id = q.dialog_message_id and part.id = ${messageId})`;
}
