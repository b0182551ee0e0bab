import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import { acknowledge } from "./acknowledge.ts";
import { isLostNow } from "./lost-now.ts";
import { pageOf, publishPages } from "./publish-page.ts";
import { queueRelays } from "./queue-relay.ts";
import type { RelayRow } from "./relay-row.ts";
import { findUndelivered } from "./undelivered.ts";

interface Delivered extends ChatKey {
  id: bigint;
  author: string;
  dialogId: string;
  pageOrderId: string | null;
}

/**
 * After a chat was shown what it can be shown of a message: what has arrived on the other side is marked so (whoever wrote
 * it sees it by a reaction; a customer is told once), and what has not, told.
 */
export async function relaySettled(deps: Deps, tx: Tx, row: RelayRow): Promise<void> {
  if (row.broadcastId !== null) {
    await failLostBroadcast(tx, row);
    await markDelivered(deps, tx, row);
    return publishBroadcast(deps, tx, row.broadcastId);
  }
  const delivered = await markDelivered(deps, tx, row);
  // What came through the API was written in no chat; who wrote it in theirs may have left the venue.
  const written = delivered.filter(({ author, chatId }) => author === "staff" && chatId !== null);
  const chats = written.map(({ bot, chatId }): ChatKey => ({ bot, chatId }));
  const wishes = written.map(({ id, bot, chatId }) => ({
    chat: { bot, chatId },
    messageId: id,
    silent: true,
  }));
  await queueRelays(deps, tx, wishes);
  publishPages(deps, tx, delivered);
  const customers = delivered.find(({ author }) => author === "customer");
  const told = customers ? await acknowledge(deps, tx, customers.dialogId) : [];
  await publishChats(deps, tx, [...chats, ...told]);
  await tellUndelivered(deps, tx, row, null);
}

/** After a message could not be shown in a chat at all. @param reason `too_big`, `blocked`, `unpaired`, or something else */
export async function relayFailed(deps: Deps, tx: Tx, row: RelayRow, reason: string): Promise<void> {
  if (row.broadcastId !== null) return publishBroadcast(deps, tx, row.broadcastId);
  await tellUndelivered(deps, tx, row, reason);
}

/** What stands whole in a chat of the other side (with the rest of its album) and was not marked so before. */
async function markDelivered(deps: Deps, tx: Tx, row: RelayRow): Promise<Delivered[]> {
  return tx.$queryRaw<Delivered[]>`
    update dialog_message m set delivered_at = ${deps.clock()}
    from dialog_message this
    where this.id = ${row.dialogMessageId} and m.delivered_at is null
      and (m.id = this.id or (m.dialog_id = this.dialog_id and m.album = this.album))
      and (m.author in ('staff', 'merchant') and ${row.bot} = 'customer'
        or m.author = 'customer' and ${row.bot} = 'horeca')
      and exists (
        select from dialog_copy c
        where c.dialog_message_id = m.id and c.bot = ${row.bot}::bot_kind and c.chat_id = ${row.chatId})
      and not exists (
        select from dialog_fallback f
        where f.dialog_message_id = m.id and f.bot = ${row.bot}::bot_kind and f.chat_id = ${row.chatId} and ${isLostNow})
    returning m.id, m.source_bot::text as bot, m.source_chat_id as "chatId", m.author::text as author,
      m.dialog_id as "dialogId", ${pageOf} as "pageOrderId"`;
}

/** Whoever wrote what has arrived nowhere reads so once, as a reply to it: once for an album, with how many of it. */
async function tellUndelivered(deps: Deps, tx: Tx, row: RelayRow, failure: string | null): Promise<void> {
  const told = await findUndelivered(deps, tx, row);
  if (told === null) return;
  const { bot, chatId, messageId, topicId, personId, name, venue, count } = told;
  const reason = told.reason ?? reasonOf(failure);
  const args = { name, venue, reason, count };
  const place = topicId === null ? {} : { topicId };
  const content = { key: "dialog-not-delivered", args, replyTo: messageId, ...place };
  await queueMessage(tx, { bot, chatId }, content, { about: personId });
  // A mark that it has arrived is taken back.
  if (bot === "horeca") {
    const messageIds = told.ids.map(BigInt);
    await queueRelays(
      deps,
      tx,
      messageIds.map((id) => ({ chat: { bot, chatId }, messageId: id, silent: true })),
    );
  }
  await publishChats(deps, tx, [{ bot, chatId }]);
}

/** Reasons that have words of their own. */
const worded = ["too_big", "blocked", "unpaired"];

function reasonOf(failure: string | null): string {
  return worded.find((reason) => reason === failure) ?? "refused";
}

/** A broadcast whose file has not arrived is none of those that were delivered. */
async function failLostBroadcast(tx: Tx, row: RelayRow): Promise<void> {
  await tx.$executeRaw`
    update chat_message set failure = 'lost' where id = ${row.id} and exists (
      select from dialog_fallback f join dialog_message m on m.id = f.dialog_message_id
      where m.id = ${row.dialogMessageId} and f.bot = ${row.bot}::bot_kind and f.chat_id = ${row.chatId} and ${isLostNow})`;
}

async function publishBroadcast(deps: Deps, tx: Tx, broadcastId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ chatId: bigint }[]>`
    select chat_id as "chatId" from broadcast where id = ${broadcastId}::uuid`;
  await publishChats(
    deps,
    tx,
    rows.map(({ chatId }) => ({ bot: "horeca", chatId })),
  );
}
