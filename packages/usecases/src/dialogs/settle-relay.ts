import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import { queueRelays } from "./queue-relay.ts";

/** A row of the queue that relayed a message of a dialog. */
export interface RelayRow extends ChatKey {
  readonly id: bigint;
  readonly dialogMessageId: bigint;
  readonly broadcastId: string | null;
}

interface FailedMessage extends ChatKey {
  author: string;
  personId: string;
  name: string;
  venue: string;
  /** The topic it was written in, if it was in the team group. */
  topicId: number | null;
}

interface Delivered extends ChatKey {
  id: bigint;
}

/** After a message is in the customer's chat: whoever wrote it sees so by a reaction; a broadcast counts it. */
export async function relayDelivered(deps: Deps, tx: Tx, row: RelayRow): Promise<void> {
  if (row.bot !== "customer") return;
  const delivered = await tx.$queryRaw<Delivered[]>`
    update dialog_message m set delivered_at = ${deps.clock()}
    from dialog_message this
    where this.id = ${row.dialogMessageId} and m.delivered_at is null and m.author in ('staff', 'merchant')
      and (m.id = this.id or (m.dialog_id = this.dialog_id and m.album = this.album))
    returning m.id, m.source_bot::text as bot, m.source_chat_id as "chatId"`;
  if (row.broadcastId !== null) return publishBroadcast(deps, tx, row.broadcastId);
  // What came through the API was written in no chat; who wrote it in theirs may have left the venue.
  const written = delivered.filter(({ chatId }) => chatId !== null);
  const chats = written.map(({ bot, chatId }): ChatKey => ({ bot, chatId }));
  const wishes = written.map(({ id, bot, chatId }) => ({
    chat: { bot, chatId },
    messageId: id,
    silent: true,
  }));
  await queueRelays(deps, tx, wishes);
  await publishChats(deps, tx, chats);
}

/**
 * After a message could not be delivered: whoever wrote it is told why (`too_big`, `blocked`, or something else), once
 * for an album, and once for a file that none of the staff can get.
 */
export async function relayFailed(deps: Deps, tx: Tx, row: RelayRow, reason: string): Promise<void> {
  if (row.broadcastId !== null) return publishBroadcast(deps, tx, row.broadcastId);
  const rows = await tx.$queryRaw<FailedMessage[]>`
    select m.source_bot::text as bot, m.source_chat_id as "chatId", m.author::text as author,
      d.person_id as "personId",
      coalesce(c.name, p.name) as name, v.name as venue,
      case when g.chat_id = m.source_chat_id then d.topic_id end as "topicId"
    from dialog_message m join dialog d on d.id = m.dialog_id join person p on p.id = d.person_id
    join venue v on v.id = d.venue_id left join venue_group g on g.venue_id = d.venue_id
    left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id
    where m.id = ${row.dialogMessageId} and m.source_chat_id is not null and m.source_bot <> ${row.bot}::bot_kind
      and not exists (
        select 1 from dialog_message part join chat_message q on q.dialog_message_id = part.id
        where part.dialog_id = m.dialog_id and (part.id = m.id or part.album = m.album)
          and q.bot = ${row.bot}::bot_kind and q.failure is not null and q.id < ${row.id})`;
  const told = rows[0];
  // A member of staff who has blocked the bot is no news to the customer.
  if (!told || (told.author === "customer" && reason !== "too_big")) return;
  const known = reason === "too_big" || reason === "blocked" ? reason : "refused";
  const chat = { bot: told.bot, chatId: told.chatId };
  const args = { name: told.name, venue: told.venue, reason: known };
  const place = told.topicId === null ? {} : { topicId: told.topicId };
  await queueMessage(tx, chat, { key: "dialog-not-delivered", args, ...place }, { about: told.personId });
  await publishChats(deps, tx, [chat]);
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
