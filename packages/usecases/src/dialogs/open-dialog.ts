import { subject } from "@gotovo/domain";
import type { ChatContext } from "../chats/enter-chat.ts";
import type { Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { lockDialog } from "./lock-dialog.ts";
import { markOpened } from "./mark-opened.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

export interface OpenedDialog {
  /** The customer's. */
  readonly name: string;
  /** What is written to them now can arrive. */
  readonly isWritable: boolean;
}

/**
 * Makes a dialog the one that a member of staff writes to, until another is; what the customer wrote counts as read.
 * @throws DomainError `not_found`
 */
export async function openDialog(
  deps: Deps,
  staff: StaffActor,
  chat: ChatContext,
  dialogId: string,
): Promise<OpenedDialog> {
  return deps.db.tx(async (tx) => {
    const dialog = await lockDialog(tx, staff, dialogId);
    const now = deps.clock();
    // Another dialog's card comes again at the bottom, where the person is looking.
    await tx.$executeRaw`
      with opened as (
        update chat set dialog_id = ${dialog.id}::uuid, dialog_at = ${now}
        where bot = 'horeca' and chat_id = ${chat.chatId} and dialog_id is distinct from ${dialog.id}::uuid returning 1)
      update card set repost = true, prompt = null from opened
      where bot = 'horeca' and chat_id = ${chat.chatId} and subject = ${subject.dialog}`;
    await tx.$executeRaw`update dialog set unread = 0 where id = ${dialog.id}::uuid and unread > 0`;
    const seen = await markOpened(deps, tx, dialog.id, staff, { withCard: true });
    await publishChats(deps, tx, [...seen, ...keysOf(await chatsOfVenue(tx, dialog.venueId))]);
    const { customerName: name, isBlocked, isUnpaired, customerBlocked } = dialog;
    return { name, isWritable: !(isBlocked || isUnpaired || customerBlocked) };
  });
}

/** Leaves the dialog that a member of staff writes to, if it is (still) this one; it stays as it is. */
export async function leaveDialog(deps: Deps, chat: ChatContext, dialogId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update chat set dialog_id = null, dialog_at = null
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and dialog_id = ${dialogId}::uuid`;
    await publishChats(deps, tx, [chat]);
  });
}
