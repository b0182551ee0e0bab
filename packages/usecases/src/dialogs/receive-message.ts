import { DomainError, type MessageContent, receiversOf } from "@gotovo/domain";
import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";
import { publishChats } from "../publish.ts";
import { closedUntil } from "./closed-until.ts";
import { endSurveys } from "./end-surveys.ts";
import { queueRelays, type RelayWish } from "./queue-relay.ts";
import { type MessageSource, storeMessage } from "./store-message.ts";
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
}

interface DialogRow {
  id: string;
  orderId: string | null;
  assigneeId: string | null;
  isNews: boolean;
  autoAnsweredAt: Date | null;
  venueName: string;
}

/**
 * Takes what a customer writes to a venue: opens (or reopens) their dialog, keeps the message, and has it shown to the
 * staff it concerns. The customer is told once that it was passed on, or, outside opening hours, when the venue opens.
 * A message that comes a second time changes nothing.
 * @returns the dialog
 */
export async function receiveMessage(deps: Deps, message: ReceivedMessage): Promise<{ dialogId: string }> {
  return deps.db.tx(async (tx) => {
    const known = message.source && (await findStored(tx, message.venueId, message.source));
    if (known) return { dialogId: known };
    const dialog = await openDialog(deps, tx, message);
    const orderId = message.orderId ?? dialog.orderId;
    const stored = { ...message, dialogId: dialog.id, author: "customer" as const, orderId };
    const messageId = await storeMessage(tx, stored, deps.clock());
    if (messageId === null) throw new DomainError("conflict");
    const chats = await chatsOfVenue(tx, message.venueId);
    const wishes: RelayWish[] = receiversOf(chats.staff, dialog).map(({ chatId, silent }) => ({
      chat: { bot: "horeca", chatId },
      messageId,
      silent,
      album: message.album,
    }));
    if (chats.group) wishes.push({ chat: chats.group, messageId, album: message.album });
    await queueRelays(deps, tx, wishes);
    const told = message.source && (await tellCustomer(deps, tx, message, dialog));
    await publishChats(deps, tx, [...keysOf(chats), ...(told ? [told] : [])]);
    return { dialogId: dialog.id };
  });
}

async function findStored(tx: Tx, venueId: string, source: MessageSource): Promise<string | null> {
  const rows = await tx.$queryRaw<{ dialogId: string }[]>`
    select m.dialog_id as "dialogId" from dialog_message m join dialog d on d.id = m.dialog_id
    where m.source_bot = ${source.bot}::bot_kind and m.source_chat_id = ${source.chatId}
      and m.source_message_id = ${source.messageId} and d.venue_id = ${venueId}::uuid`;
  return rows[0]?.dialogId ?? null;
}

/** The dialog with one more unread message; locked, so that its messages keep their order. */
async function openDialog(deps: Deps, tx: Tx, message: ReceivedMessage): Promise<DialogRow> {
  const now = deps.clock();
  const known = await tx.$queryRaw<{ id: string; closed: boolean }[]>`
    select id, closed_at is not null as closed from dialog
    where venue_id = ${message.venueId}::uuid and person_id = ${message.personId}::uuid for update`;
  const rows = await tx.$queryRaw<Omit<DialogRow, "isNews">[]>`
    insert into dialog as d (id, venue_id, person_id, order_id, unread, waiting_since, last_message_at, created_at)
    values (${newId(deps)}::uuid, ${message.venueId}::uuid, ${message.personId}::uuid, ${message.orderId}::uuid, 1,
      ${now}, ${now}, ${now})
    on conflict (venue_id, person_id) do update set unread = d.unread + 1, closed_at = null, closed_by = null,
      waiting_since = coalesce(d.waiting_since, excluded.waiting_since), last_message_at = excluded.last_message_at,
      order_id = coalesce(excluded.order_id, d.order_id)
    returning id, order_id as "orderId", assignee_id as "assigneeId", auto_answered_at as "autoAnsweredAt",
      (select name from venue where venue.id = d.venue_id) as "venueName"`;
  const dialog = rows[0] as Omit<DialogRow, "isNews">;
  const isNews = known[0]?.closed ?? true;
  if (isNews) await endSurveys(tx, dialog.id, now);
  return { ...dialog, isNews };
}

/** What the customer reads in answer: that the venue is closed (once until the dialog is closed), or got it (once). */
async function tellCustomer(
  deps: Deps,
  tx: Tx,
  { source, venueId }: ReceivedMessage,
  dialog: DialogRow,
): Promise<ChatKey | null> {
  if (source === null) return null;
  const { venueName: venue } = dialog;
  const closed = dialog.autoAnsweredAt === null ? await closedUntil(deps, tx, venueId) : null;
  if (closed) {
    await tx.$executeRaw`update dialog set auto_answered_at = ${deps.clock()} where id = ${dialog.id}::uuid`;
    const content = { key: "dialog-venue-closed", args: { venue, ...closed } };
    await queueMessage(deps, tx, source, content, { silent: true });
    return source;
  }
  if (!dialog.isNews) return null;
  await queueMessage(deps, tx, source, { key: "dialog-passed-on", args: { venue } }, { silent: true });
  return source;
}
