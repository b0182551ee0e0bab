import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { endSurveys } from "./end-surveys.ts";
import { lockDialog, requireWritable } from "./lock-dialog.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

/**
 * Opens a closed dialog again; the customer is not asked any more whether their question is solved. One that is open is
 * left alone. In the caller's transaction; whoever shows the dialog is published if it was opened.
 * @returns whether it was
 * @throws DomainError `not_found`, `recipient_unreachable` (`why`: blocked by the venue, or paired no more)
 */
export async function reopenDialog(
  deps: Deps,
  tx: Tx,
  staff: StaffActor,
  dialogId: string,
): Promise<boolean> {
  const dialog = await lockDialog(tx, staff, dialogId);
  if (dialog.closedAt === null) return false;
  requireWritable(dialog);
  await tx.$executeRaw`update dialog set closed_at = null, closed_by = null where id = ${dialog.id}::uuid`;
  await endSurveys(tx, dialog.id, deps.clock());
  const { customerChatId: chatId } = dialog;
  const customer: ChatKey[] = chatId === null ? [] : [{ bot: "customer", chatId }];
  await publishChats(deps, tx, [...customer, ...keysOf(await chatsOfVenue(tx, dialog.venueId))]);
  return true;
}
