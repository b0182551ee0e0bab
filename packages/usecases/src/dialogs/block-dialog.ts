import { DomainError, may } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { appendBlocked, appendClosed } from "../events/dialog-events.ts";
import { publishChats } from "../publish.ts";
import { remindAt } from "../venue/dialog-ticks.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { endSurveys } from "./end-surveys.ts";
import { type LockedDialog, lockDialog } from "./lock-dialog.ts";
import { publishPage } from "./publish-page.ts";
import { deselectDialogs } from "./select-person.ts";
import { tellRefused } from "./tell-refused.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

/** Whether a tap changed anything, and with whom. */
export interface BlockOutcome {
  readonly changed: boolean;
  readonly name: string;
}

/**
 * Takes no more messages from the customer of a dialog: nothing of theirs is shown to the venue's staff, their orders go
 * on. The dialog is closed by it, without a survey; what was still on its way to staff is stopped, and the customer told.
 * Of two who do so at once, the second changes nothing.
 * @throws DomainError `forbidden`, `not_found`
 */
export async function blockDialog(deps: Deps, staff: StaffActor, dialogId: string): Promise<BlockOutcome> {
  requirePermission(staff);
  return deps.db.sqlTx(async (tx) => {
    const dialog = await lockDialog(tx, staff, dialogId);
    const { id, customerName: name } = dialog;
    if (dialog.isBlocked) return { changed: false, name };
    const now = deps.clock();
    await tx.$executeRaw`
      update dialog set blocked_at = ${now}, blocked_by = ${staff.staffId}::uuid, refused_at = null, unacknowledged = false,
        closed_at = coalesce(closed_at, ${now}), closed_by = coalesce(closed_by, ${staff.staffId}::uuid)
      where id = ${id}::uuid`;
    await deselectDialogs(tx, [id]);
    await tx.$executeRaw`
      update chat set dialog_id = null, dialog_at = null where bot = 'customer' and dialog_id = ${id}::uuid`;
    await endQuestions(tx, dialog, now);
    const told = (await stopRelays(tx, id, now)) ? await tellRefused(deps, tx, id) : [];
    if (dialog.closedAt === null) await appendClosed(deps, tx, [id], staff);
    await appendBlocked(deps, tx, id, staff);
    await publish(deps, tx, dialog, told);
    return { changed: true, name };
  });
}

/**
 * Takes messages from a blocked customer again. A dialog that was open when they were blocked is open again, with what
 * waited in it. Of two who do so at once, the second changes nothing.
 * @throws DomainError `forbidden`, `not_found`
 */
export async function unblockDialog(deps: Deps, staff: StaffActor, dialogId: string): Promise<BlockOutcome> {
  requirePermission(staff);
  return deps.db.sqlTx(async (tx) => {
    const dialog = await lockDialog(tx, staff, dialogId);
    const { id, customerName: name } = dialog;
    if (!dialog.isBlocked) return { changed: false, name };
    // A person who has ended their pairing meanwhile is not written to for that.
    await tx.$executeRaw`
      update dialog set blocked_at = null, blocked_by = null, refused_at = null,
        closed_by = case when closed_at = blocked_at and not ${dialog.isUnpaired} then null else closed_by end,
        closed_at = case when closed_at = blocked_at and not ${dialog.isUnpaired} then null else closed_at end
      where id = ${id}::uuid`;
    await remindAt(deps, tx, id, deps.clock());
    await appendBlocked(deps, tx, id, staff);
    await publish(deps, tx, dialog);
    return { changed: true, name };
  });
}

function requirePermission({ role }: StaffActor): void {
  const permission = "dialogs.block";
  if (!may(role, permission)) throw new DomainError("forbidden", { permission });
}

/** What they could still say in words when they are asked: how the dialog was, how an order was. */
async function endQuestions(tx: Tx, { id, venueId, personId }: LockedDialog, now: Date): Promise<void> {
  await endSurveys(tx, id, now);
  await tx.$executeRaw`
    update dialog_survey set told_at = ${now}
    where dialog_id = ${id}::uuid and answered_at is not null and (told_at is null or told_at < answered_at)`;
  await tx.$executeRaw`
    update feedback set ended_at = ${now}
    where venue_id = ${venueId}::uuid and person_id = ${personId}::uuid and ended_at is null`;
}

/** What they wrote and staff have not been shown yet; true when some of it had not arrived anywhere. */
async function stopRelays(tx: Tx, dialogId: string, now: Date): Promise<boolean> {
  await tx.$executeRaw`
    update chat_message q set failure = 'blocked by the venue' from dialog_message m
    where m.dialog_id = ${dialogId}::uuid and m.author = 'customer' and q.dialog_message_id = m.id
      and q.bot = 'horeca' and q.sent_at is null and q.failure is null`;
  const lost = await tx.$executeRaw`
    update dialog_message m set undelivered_at = ${now}
    where m.dialog_id = ${dialogId}::uuid and m.author = 'customer' and m.delivered_at is null and m.undelivered_at is null
      and exists (select from chat_message q where q.dialog_message_id = m.id and q.failure = 'blocked by the venue')`;
  return lost > 0;
}

async function publish(
  deps: Deps,
  tx: Tx,
  { venueId, customerChatId: chatId, pageOrderId }: LockedDialog,
  told: readonly ChatKey[] = [],
): Promise<void> {
  publishPage(deps, tx, pageOrderId);
  const customer: ChatKey[] = chatId === null ? [] : [{ bot: "customer", chatId }];
  await publishChats(deps, tx, [...told, ...customer, ...keysOf(await chatsOfVenue(tx, venueId))]);
}
