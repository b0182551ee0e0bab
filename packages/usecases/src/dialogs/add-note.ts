import type { MessageContent } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { lockDialog } from "./lock-dialog.ts";
import { queueRelays } from "./queue-relay.ts";
import { type MessageSource, storeMessage } from "./store-message.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

/**
 * Adds a private note to a dialog: staff see it, the customer never does.
 * @throws DomainError `not_found`
 */
export async function addNote(
  deps: Deps,
  staff: StaffActor,
  note: { readonly dialogId: string; readonly content: MessageContent; readonly source: MessageSource },
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { id: dialogId, venueId, orderId } = await lockDialog(tx, staff, note.dialogId);
    const stored = { ...note, dialogId, orderId, author: "note" as const, staffId: staff.staffId };
    const messageId = await storeMessage(tx, stored, deps.clock());
    if (messageId === null) return;
    const chats = await chatsOfVenue(tx, venueId);
    if (chats.group) await queueRelays(deps, tx, [{ chat: chats.group, messageId, silent: true }]);
    await publishChats(deps, tx, keysOf(chats));
  });
}
