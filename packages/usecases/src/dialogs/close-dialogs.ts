import type { ChatKey, Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../staff/find-staff.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

/**
 * Closes dialogs of the venue and asks each customer whether their question is solved. Those of other venues, and
 * those closed already, are left alone. A new message of the customer opens one again.
 * @returns how many were closed
 */
export async function closeDialogs(
  deps: Deps,
  staff: StaffActor,
  dialogIds: readonly string[],
): Promise<number> {
  return deps.db.tx(async (tx) => {
    const now = deps.clock();
    const closed = await tx.$queryRaw<{ id: string; personId: string }[]>`
      update dialog set closed_at = ${now}, closed_by = ${staff.staffId}::uuid, assignee_id = null, unread = 0,
        waiting_since = null, auto_answered_at = null
      where id = any(${[...dialogIds]}::uuid[]) and venue_id = ${staff.venueId}::uuid and closed_at is null
      returning id, person_id as "personId"`;
    if (closed.length === 0) return 0;
    const ids = closed.map(({ id }) => id);
    await tx.$executeRaw`delete from dialog_tick where dialog_id = any(${ids}::uuid[])`;
    await tx.$executeRaw`update chat set dialog_id = null, dialog_at = null where dialog_id = any(${ids}::uuid[])`;
    for (const { id } of closed) await ask(deps, tx, id, staff, now);
    const customers = await tx.$queryRaw<ChatKey[]>`
      select bot::text as bot, chat_id as "chatId" from chat
      where bot = 'customer' and person_id = any(${closed.map(({ personId }) => personId)}::uuid[])`;
    await publishChats(deps, tx, [...customers, ...keysOf(await chatsOfVenue(tx, staff.venueId))]);
    return closed.length;
  });
}

async function ask(deps: Deps, tx: Tx, dialogId: string, staff: StaffActor, now: Date): Promise<void> {
  await tx.$executeRaw`
    insert into dialog_survey (id, dialog_id, staff_id, asked_at)
    values (${newId(deps)}::uuid, ${dialogId}::uuid, ${staff.staffId}::uuid, ${now})`;
}
