import { Prisma } from "@gotovo/db";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { FoundMessage } from "./find-message.ts";
import { findShown } from "./find-shown.ts";
import { markOpened } from "./mark-opened.ts";
import { queueRelays } from "./queue-relay.ts";
import { chatsShowing } from "./shown-in.ts";
import type { MessageSource } from "./store-message.ts";
import { isUnpaired } from "./unpaired.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";
import { worksThere } from "./works-there.ts";

/**
 * Mirrors a reaction (null: it was taken back) to where the other side sees that message; not one of somebody who was
 * removed, nor between a venue and somebody whom it has blocked or who is paired with the café no more. A member of staff
 * who reacts has read the dialog.
 */
export async function reactToMessage(
  deps: Deps,
  { bot, chatId, messageId }: MessageSource,
  emoji: string | null,
): Promise<void> {
  const message = await findShown(deps, { bot, chatId }, messageId);
  if (!message) return;
  await deps.db.tx(async (tx) => {
    // Locked first, as whoever sends does: the two would else wait for each other.
    const [dialog] = await tx.$queryRaw<{ isRefused: boolean }[]>`
      select d.blocked_at is not null or (${bot} = 'horeca' and ${isUnpaired}) as "isRefused"
      from dialog d where d.id = ${message.dialogId}::uuid for update`;
    if (!dialog || dialog.isRefused) return;
    const changed = await (bot === "customer"
      ? tx.$executeRaw`update dialog_message set customer_reaction = ${emoji} where id = ${message.id}`
      : tx.$executeRaw`
          update dialog_message m set staff_reaction = ${emoji}
          where m.id = ${message.id} and ${worksThere(chatId, Prisma.sql`m.dialog_id`)}`);
    if (changed === 0) return;
    const written = await tx.$queryRaw<ChatKey[]>`
      select source_bot::text as bot, source_chat_id as "chatId" from dialog_message
      where id = ${message.id} and source_chat_id is not null`;
    const shown = await chatsShowing(tx, [message.id]);
    const others = [...written, ...shown.map(({ bot, chatId }) => ({ bot, chatId }))].filter(
      (other) => other.bot !== bot,
    );
    await queueRelays(
      deps,
      tx,
      others.map((chat) => ({ chat, messageId: message.id, silent: true })),
    );
    const read = bot === "horeca" && emoji !== null ? await markRead(deps, tx, message, chatId) : [];
    await publishChats(deps, tx, [...others, ...read]);
  });
}

/** @returns the chats that show that it was read */
async function markRead(
  deps: Deps,
  tx: Tx,
  { dialogId, venueId }: FoundMessage,
  chatId: bigint,
): Promise<ChatKey[]> {
  await tx.$executeRaw`update dialog set unread = 0 where id = ${dialogId}::uuid and unread > 0`;
  const seen = await markOpened(deps, tx, dialogId, { chatId });
  return [...seen, ...keysOf(await chatsOfVenue(tx, venueId))];
}
