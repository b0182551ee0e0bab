import type { Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { lockDialog } from "./lock-dialog.ts";
import { showClaim } from "./send-message.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

/**
 * Takes a dialog over from whoever answers it, or gives it back to everybody. Only one's own can be given back.
 * @throws DomainError `not_found`
 */
export async function assignDialog(
  deps: Deps,
  staff: StaffActor,
  dialogId: string,
  to: "me" | "nobody",
): Promise<{ name: string }> {
  return deps.db.tx(async (tx) => {
    const dialog = await lockDialog(tx, staff, dialogId);
    const isMine = dialog.assigneeId === staff.staffId;
    const next = to === "me" ? staff.staffId : isMine ? null : dialog.assigneeId;
    if (next !== dialog.assigneeId) {
      await tx.$executeRaw`update dialog set assignee_id = ${next}::uuid where id = ${dialog.id}::uuid`;
      const chats = await chatsOfVenue(tx, dialog.venueId);
      await showClaim(deps, tx, dialog, chats, staff);
      await publishChats(deps, tx, keysOf(chats));
    }
    return { name: dialog.customerName };
  });
}
