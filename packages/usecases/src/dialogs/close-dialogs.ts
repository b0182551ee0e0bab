import type { ChatKey, Deps, Tx } from "../context.ts";
import { appendClosed } from "../events/dialog-events.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { askSurveys } from "./ask-survey.ts";
import { deselectDialogs } from "./select-person.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

/**
 * Closes dialogs of the venue and asks each customer who wrote whether their question is solved. Dialogs of other venues
 * and dialogs that are already closed are left alone. A new message from the customer reopens a dialog.
 * @returns how many were closed
 */
export async function closeDialogs(
  deps: Deps,
  staff: StaffActor,
  dialogIds: readonly string[],
): Promise<number> {
  return deps.db.tx((tx) => closeDialogsIn(deps, tx, staff, dialogIds));
}

/** The same as part of the caller's transaction; whoever shows a dialog that was closed is published. */
export async function closeDialogsIn(
  deps: Deps,
  tx: Tx,
  staff: StaffActor,
  dialogIds: readonly string[],
): Promise<number> {
  const now = deps.clock();
  const closed = await tx.$queryRaw<{ id: string; personId: string }[]>`
    update dialog set closed_at = ${now}, closed_by = ${staff.staffId}::uuid, assignee_id = null, unread = 0,
      waiting_since = null, auto_answered_at = null
    where id = any(${[...dialogIds]}::uuid[]) and venue_id = ${staff.venueId}::uuid and closed_at is null
    returning id, person_id as "personId"`;
  if (closed.length === 0) return 0;
  const ids = closed.map(({ id }) => id);
  await deselectDialogs(tx, ids);
  await tx.$executeRaw`update chat set dialog_id = null, dialog_at = null where dialog_id = any(${ids}::uuid[])`;
  await askSurveys(deps, tx, staff.staffId, ids);
  await appendClosed(deps, tx, ids, staff);
  const customers = await tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat
    where bot = 'customer' and person_id = any(${closed.map(({ personId }) => personId)}::uuid[])`;
  await publishChats(deps, tx, [...customers, ...keysOf(await chatsOfVenue(tx, staff.venueId))]);
  return closed.length;
}
