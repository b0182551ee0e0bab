import type { BotKind, Deps, Tx } from "../context.ts";
import { isLostNow } from "./lost-now.ts";
import type { RelayRow } from "./relay-row.ts";

/** What has arrived nowhere, as whoever wrote it is told. */
export interface Undelivered {
  readonly bot: BotKind;
  readonly chatId: bigint;
  readonly messageId: number;
  /** The topic it was written in, if it was in the team group. */
  readonly topicId: number | null;
  readonly personId: string;
  readonly name: string;
  readonly venue: string;
  /** Messages: several of an album. */
  readonly count: number;
  /** Of a file that was given up; null: the message was. */
  readonly reason: string | null;
  /** Of these messages, decimal texts: those that were marked as arrived before an edit. */
  readonly ids: readonly string[];
}

/**
 * Of the message of a row and the rest of its album: what has arrived in no chat of the other side and waits for none.
 * Each is found once, and counts as told from then on, until it is edited: a file that takes the place of one that had
 * arrived may be lost in its turn. Null when there is nothing (more) to tell, or nobody to tell it.
 */
export async function findUndelivered(deps: Deps, tx: Tx, row: RelayRow): Promise<Undelivered | null> {
  const rows = await tx.$queryRaw<Undelivered[]>`
    with lost as (
      update dialog_message m set undelivered_at = ${deps.clock()}, delivered_at = null
      from dialog_message this
      where this.id = ${row.dialogMessageId} and m.undelivered_at is null
        and (m.delivered_at is null or exists (
          select from dialog_fallback f
          where f.dialog_message_id = m.id and f.bot = ${row.bot}::bot_kind and ${isLostNow}))
        and (m.id = this.id or (m.dialog_id = this.dialog_id and m.album = this.album))
        and m.source_chat_id is not null and m.source_bot <> ${row.bot}::bot_kind
        and m.author in ('customer', 'staff')
        and not exists (
          select from dialog_message other
          where m.broadcast_id is not null and m.version > 1 and other.broadcast_id = m.broadcast_id
            and other.source_message_id = m.source_message_id and other.undelivered_at is not null)
        and not exists (
          select from dialog_copy k where k.dialog_message_id = m.id and k.bot = ${row.bot}::bot_kind and not exists (
            select from dialog_fallback f
            where f.dialog_message_id = m.id and f.bot = k.bot and f.chat_id = k.chat_id and ${isLostNow}))
        and not exists (
          select from dialog_message part join chat_message q on q.dialog_message_id = part.id
          where part.dialog_id = m.dialog_id and (part.id = m.id or part.album = m.album)
            and q.bot = ${row.bot}::bot_kind and q.sent_at is null and q.failure is null
            and (m.author = 'customer' or q.chat_id = ${row.chatId}))
      returning m.*)
    select first.source_bot::text as bot, first.source_chat_id as "chatId", first.source_message_id as "messageId",
      case when g.chat_id = first.source_chat_id then d.topic_id end as "topicId", d.person_id as "personId",
      coalesce(c.name, p.name) as name, v.name as venue, (select count(*)::int from lost) as count,
      array(select id::text from lost where version > 1) as ids,
      (select f.reason from dialog_fallback f join lost m on m.id = f.dialog_message_id
        where f.bot = ${row.bot}::bot_kind and ${isLostNow} limit 1) as reason
    from (select * from lost order by id limit 1) first
    join dialog d on d.id = first.dialog_id join person p on p.id = d.person_id
    join venue v on v.id = d.venue_id left join venue_group g on g.venue_id = d.venue_id
    left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id`;
  return rows[0] ?? null;
}
