import type { Tx } from "../context.ts";

/**
 * Cuts chats off the dialogs of a venue, in the caller's transaction: what was written in them, and what they show, is
 * neither changed from there any more (by an edit, a reaction) nor changes there. Which bot it was written to stays: its
 * files are known to that one.
 */
export async function cutOffMessages(tx: Tx, chatIds: readonly bigint[], venueId: string): Promise<void> {
  await tx.$executeRaw`
    delete from dialog_copy c using dialog_message m, dialog d
    where c.bot = 'horeca' and c.chat_id = any(${[...chatIds]}::bigint[])
      and m.id = c.dialog_message_id and d.id = m.dialog_id and d.venue_id = ${venueId}::uuid`;
  await tx.$executeRaw`
    update dialog_message m set source_chat_id = null, source_message_id = null
    from dialog d
    where m.source_bot = 'horeca' and m.source_chat_id = any(${[...chatIds]}::bigint[])
      and d.id = m.dialog_id and d.venue_id = ${venueId}::uuid`;
}
