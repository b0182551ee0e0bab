import { type MessageContent, nextDialogStep, receiversOf, type Unanswered } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { appendReceived } from "../events/dialog-events.ts";
import { newId } from "../ids.ts";
import { publishChats } from "../publish.ts";
import { remindAt } from "../venue/dialog-ticks.ts";
import { acknowledge } from "./acknowledge.ts";
import { closedUntil } from "./closed-until.ts";
import { endSurveys } from "./end-surveys.ts";
import { albumParts } from "./find-message.ts";
import { unseenBroadcasts } from "./groups/unseen-broadcasts.ts";
import { publishPage } from "./publish-page.ts";
import { queueRelays, type RelayWish } from "./queue-relay.ts";
import { type MessageSource, storeMessage } from "./store-message.ts";
import { tellRefused } from "./tell-refused.ts";
import { unansweredColumns } from "./unanswered-columns.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

export interface ReceivedMessage {
  readonly personId: string;
  readonly venueId: string;
  /** The order it is about; null: whatever the dialog was about. */
  readonly orderId: string | null;
  readonly content: MessageContent;
  readonly album: string | null;
  /** The message of the dialog that it replies to. */
  readonly replyToId: bigint | null;
  readonly source: MessageSource | null;
  /** Of a guest: as the page that they write from names it. */
  readonly clientId?: string;
}

interface DialogRow extends Unanswered {
  id: string;
  orderId: string | null;
  assigneeId: string | null;
  /** It is new, or was closed until now. */
  isNews: boolean;
  autoAnsweredAt: Date | null;
}

/** Where a message went, and whether the venue took it. */
export interface Reception {
  readonly dialogId: string;
  readonly refused: boolean;
}

/**
 * Takes what a customer writes to a venue: opens (or reopens) their dialog, keeps the message, and has it shown to the
 * staff it concerns. Once it has arrived the customer is told so (`acknowledge`). A message that comes a second time
 * changes nothing. What somebody writes whom the venue has blocked is not kept; they are told so now and then.
 */
export async function receiveMessage(deps: Deps, message: ReceivedMessage): Promise<Reception> {
  return deps.db.sqlTx(async (tx) => {
    const dialog = await openDialog(deps, tx, message);
    if (dialog.isBlocked) {
      const told = await tellRefused(deps, tx, dialog.id, message.source?.messageId);
      await publishChats(deps, tx, told);
      return { dialogId: dialog.id, refused: true };
    }
    const orderId = message.orderId ?? dialog.orderId;
    const stored = { ...message, dialogId: dialog.id, author: "customer" as const, orderId };
    const messageId = await storeMessage(tx, stored, deps.clock());
    if (messageId === null) return { dialogId: dialog.id, refused: false };
    const isToBeTold = await awaitsWord(deps, tx, message, dialog);
    await markWaiting(deps, tx, dialog.id, orderId, isToBeTold);
    if (dialog.waitingSince === null) {
      const next = nextDialogStep({ ...dialog, waitingSince: deps.clock() });
      await remindAt(deps, tx, dialog.id, next?.at ?? null);
    }
    if (dialog.isNews) await endSurveys(tx, dialog.id, deps.clock());
    const chats = await chatsOfVenue(tx, message.venueId);
    const earlier = await chatsOfAlbum(tx, message);
    const wishes: RelayWish[] = receiversOf(chats.staff, dialog, earlier).map(({ chatId, silent }) => ({
      chat: { bot: "horeca", chatId },
      messageId,
      silent,
      album: message.album,
    }));
    if (chats.group) {
      const { group: chat } = chats;
      const unseen = await unseenBroadcasts(tx, dialog.id, chat);
      wishes.push(...unseen.map((id) => ({ chat, messageId: id, silent: true })));
      wishes.push({ chat, messageId, album: message.album });
    }
    await queueRelays(deps, tx, wishes);
    await appendReceived(deps, tx, dialog.id, message.content);
    const told = wishes.length === 0 ? await acknowledge(deps, tx, dialog.id, "nobody") : [];
    const customer = dialog.isNews ? await chatsOfCustomer(tx, message.personId) : [];
    if (message.clientId !== undefined) publishPage(deps, tx, message.orderId);
    await publishChats(deps, tx, [...keysOf(chats), ...told, ...customer]);
    return { dialogId: dialog.id, refused: false };
  });
}

/** The staff chats that earlier parts of a message's album went to. */
async function chatsOfAlbum(tx: Tx, { venueId, album, source }: ReceivedMessage): Promise<bigint[]> {
  if (album === null || source === null) return [];
  const rows = await tx.$queryRaw<{ chatId: bigint }[]>`
    select distinct q.chat_id as "chatId" from dialog_message part
    join dialog d on d.id = part.dialog_id
    join chat_message q on q.dialog_message_id = part.id and q.bot = 'horeca' and q.failure is null
    where part.source_bot = ${source.bot}::bot_kind and part.source_chat_id = ${source.chatId}
      and part.source_message_id between ${source.messageId - albumParts} and ${source.messageId - 1}
      and part.album = ${album} and d.venue_id = ${venueId}::uuid`;
  return rows.map(({ chatId }) => chatId);
}

/** The dialog, begun if there is none; locked, so that its messages keep their order. */
async function openDialog(deps: Deps, tx: Tx, message: ReceivedMessage): Promise<DialogRow> {
  const known = await lock(tx, message);
  if (known) return known;
  const now = deps.clock();
  const begun = await tx.$executeRaw`
    insert into dialog (id, venue_id, person_id, order_id, last_message_at, created_at)
    values (${newId(deps)}::uuid, ${message.venueId}::uuid, ${message.personId}::uuid, ${message.orderId}::uuid,
      ${now}, ${now})
    on conflict (venue_id, person_id) do nothing`;
  const dialog = (await lock(tx, message)) as DialogRow;
  return begun > 0 ? { ...dialog, isNews: true } : dialog;
}

async function lock(tx: Tx, { venueId, personId }: ReceivedMessage): Promise<DialogRow | undefined> {
  const rows = await tx.$queryRaw<DialogRow[]>`
    select ${unansweredColumns}, d.id, d.order_id as "orderId", d.assignee_id as "assigneeId", d.closed_at is not null as "isNews",
      d.auto_answered_at as "autoAnsweredAt"
    from dialog d join venue v on v.id = d.venue_id
    where d.venue_id = ${venueId}::uuid and d.person_id = ${personId}::uuid for update of d`;
  return rows[0];
}

async function markWaiting(
  deps: Deps,
  tx: Tx,
  dialogId: string,
  orderId: string | null,
  isToBeTold: boolean,
): Promise<void> {
  const now = deps.clock();
  await tx.$executeRaw`
    update dialog set unread = unread + 1, waiting_since = coalesce(waiting_since, ${now}), last_message_at = ${now},
      order_id = ${orderId}::uuid, closed_at = null, closed_by = null, unacknowledged = unacknowledged or ${isToBeTold}
    where id = ${dialogId}::uuid`;
}

/** True when the customer is to read what became of it: of the first message, and of the first while the venue is closed. */
async function awaitsWord(
  deps: Deps,
  tx: Tx,
  { source, venueId }: ReceivedMessage,
  { isNews, autoAnsweredAt }: DialogRow,
): Promise<boolean> {
  if (source === null) return false;
  return isNews || (await closedUntil(deps, tx, venueId, autoAnsweredAt)) !== null;
}

async function chatsOfCustomer(tx: Tx, personId: string): Promise<ChatKey[]> {
  return tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat
    where bot = 'customer' and person_id = ${personId}::uuid`;
}
