import type { MessageContent } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { endSurveys } from "./end-surveys.ts";
import { type LockedDialog, lockDialog, requireReachable } from "./lock-dialog.ts";
import { markOpened } from "./mark-opened.ts";
import { publishPage } from "./publish-page.ts";
import { queueRelays, type RelayWish } from "./queue-relay.ts";
import { type MessageSource, storeMessage } from "./store-message.ts";
import { chatsOfVenue, keysOf, type VenueChats } from "./venue-chats.ts";

export interface SentMessage {
  readonly dialogId: string;
  readonly content: MessageContent;
  readonly album?: string | null;
  /** Where the member of staff wrote it; null for what was chosen by a button. */
  readonly source: MessageSource | null;
  /** The message of the dialog that it replies to. */
  readonly replyTo: bigint | null;
}

/**
 * Sends what a member of staff writes to the customer of a dialog. Whoever answers first claims the dialog; a closed one
 * is open again; what the customer wrote counts as opened and answered.
 * @returns who answers the dialog now (a staff id)
 * @throws DomainError `not_found` (no dialog of this venue), `recipient_unreachable` (`why`: an `Unreachable`)
 */
export async function sendMessage(
  deps: Deps,
  staff: StaffActor,
  message: SentMessage,
): Promise<{ assigneeId: string }> {
  return deps.db.sqlTx(async (tx) => {
    const dialog = await lockDialog(tx, staff, message.dialogId);
    const assigneeId = dialog.assigneeId ?? staff.staffId;
    const customerChatId = requireReachable(dialog, message.content);
    const { album = null, source, replyTo: replyToId } = message;
    const content = await withoutNote(tx, message);
    const stored = {
      dialogId: dialog.id,
      author: "staff" as const,
      staffId: staff.staffId,
      orderId: dialog.orderId,
    };
    const messageId = await storeMessage(tx, { ...stored, content, album, replyToId, source }, deps.clock());
    if (messageId === null) return { assigneeId };
    const customer: ChatKey[] = customerChatId === null ? [] : [{ bot: "customer", chatId: customerChatId }];
    const chats = await chatsOfVenue(tx, dialog.venueId);
    const wishes: RelayWish[] = customer.map((chat) => ({ chat, messageId, album }));
    if (chats.group && chats.group.chatId !== source?.chatId) {
      wishes.push({ chat: chats.group, messageId, album, silent: true });
    }
    await queueRelays(deps, tx, wishes);
    await markAnswered(deps, tx, dialog.id, assigneeId);
    await markOpened(deps, tx, dialog.id, staff);
    if (dialog.closedAt !== null) await endSurveys(tx, dialog.id, deps.clock());
    publishPage(deps, tx, dialog.pageOrderId);
    if (dialog.assigneeId === null) await showClaim(deps, tx, dialog, chats, staff);
    await publishChats(deps, tx, [...customer, ...keysOf(chats)]);
    return { assigneeId };
  });
}

/** A note that is replied to stays among staff: its words do not go along as a quote. */
async function withoutNote(tx: Tx, { content, replyTo }: SentMessage): Promise<MessageContent> {
  if (replyTo === null || (content.quote === undefined && content.about?.quoted === undefined))
    return content;
  const notes = await tx.$queryRaw<unknown[]>`
    select 1 from dialog_message where id = ${replyTo} and author = 'note'`;
  if (notes.length === 0) return content;
  const { quote: _, about: { quoted: __, ...about } = {}, ...rest } = content;
  return { ...rest, about };
}

async function markAnswered(deps: Deps, tx: Tx, dialogId: string, assigneeId: string): Promise<void> {
  await tx.$executeRaw`
    update dialog set assignee_id = ${assigneeId}::uuid, unread = 0, waiting_since = null, closed_at = null,
      closed_by = null, last_message_at = ${deps.clock()}
    where id = ${dialogId}::uuid`;
}

/**
 * The customer's last message, in the chats of the others, says from now on who answers.
 * @param by null: nobody does any more
 */
export async function showClaim(
  deps: Deps,
  tx: Tx,
  dialog: Pick<LockedDialog, "id">,
  chats: VenueChats,
  by: StaffActor | null,
): Promise<void> {
  const others = chats.staff.filter(({ staffId }) => staffId !== by?.staffId).map(({ chatId }) => chatId);
  const copies = await tx.$queryRaw<{ messageId: bigint; chatId: bigint }[]>`
    select distinct c.dialog_message_id as "messageId", c.chat_id as "chatId"
    from dialog d
    cross join lateral (
      select m.id from dialog_message m where m.dialog_id = d.id and m.author = 'customer'
      order by m.id desc limit 1) last
    join dialog_copy c on c.dialog_message_id = last.id
    where d.id = ${dialog.id}::uuid and c.bot = 'horeca' and c.chat_id = any(${others})`;
  const wishes = copies.map(({ chatId, messageId }) => ({
    chat: { bot: "horeca" as const, chatId },
    messageId,
    silent: true,
  }));
  await queueRelays(deps, tx, wishes);
}
