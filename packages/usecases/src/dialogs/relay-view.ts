import type { RelayedMessage } from "@gotovo/domain";
import type { DialogAuthor } from "./dialog-line.ts";
import { introJson, type TopicIntro } from "./groups/topic-intro.ts";
import { unpairedSql } from "./unpaired.ts";

/** A message of a dialog (with the rest of its album) as one chat has to show it. */
export interface RelayView {
  readonly dialogId: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly customerName: string;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly closed: boolean;
  /** The customer writes from an order's page. */
  readonly onPage: boolean;
  /** The person is paired with the café no more: nothing of staff is shown to them any more. */
  readonly unpaired: boolean;
  /** Of the order it is about. */
  readonly orderNumber: string | null;
  /** Its topic, as it is in this chat; null when this is not the venue's team group. */
  readonly topic: {
    readonly id: number | null;
    readonly name: string | null;
    /** What is to be posted in it first; null when that is there. */
    readonly intro: TopicIntro | null;
  } | null;
  readonly messages: readonly RelayViewMessage[];
}

export interface RelayViewMessage extends RelayedMessage {
  readonly author: DialogAuthor;
  readonly staffId: string | null;
  readonly staffName: string | null;
  /** Of the order it is about. */
  readonly orderNumber: string | null;
  readonly edited: boolean;
  /** It went to many. */
  readonly broadcast: boolean;
  readonly opened: boolean;
  readonly delivered: boolean;
  readonly customerReaction: string | null;
  readonly staffReaction: string | null;
}

const siblings = `
  case when this.album is null then array[this.id]
  else array(select id from dialog_message where dialog_id = this.dialog_id and album = this.album) end`;

const messageJson = `
  json_build_object('id', m.id::text, 'author', m.author, 'staffId', m.staff_id, 'staffName', sp.name,
    'orderNumber', mo.number, 'content', m.content, 'edited', m.edited_at is not null,
    'broadcast', m.broadcast_id is not null, 'opened', m.opened_at is not null,
    'delivered', m.delivered_at is not null, 'customerReaction', m.customer_reaction,
    'staffReaction', m.staff_reaction, 'sourceBot', m.source_bot, 'sourceReaction', m.source_reaction,
    'sourceMessageId', case when m.source_bot = q.bot and m.source_chat_id = q.chat_id then m.source_message_id end,
    'replyTo', (
      select coalesce(
        case when r.source_bot = q.bot and r.source_chat_id = q.chat_id then r.source_message_id end,
        (select c.message_id from dialog_copy c where c.dialog_message_id = r.id and c.bot = q.bot
           and c.chat_id = q.chat_id order by c.part limit 1))
      from dialog_message r where r.id = m.reply_to_id),
    'fallback', (
      select json_build_object('form', f.form, 'of', f.about, 'reason', f.reason) from dialog_fallback f
      where f.dialog_message_id = m.id and f.bot = q.bot and f.chat_id = q.chat_id),
    'copies', coalesce((
      select json_agg(json_build_object('messageId', c.message_id, 'part', c.part, 'shown', c.shown,
        'reaction', c.reaction) order by c.part)
      from dialog_copy c where c.dialog_message_id = m.id and c.bot = q.bot and c.chat_id = q.chat_id), '[]'))`;

/** SQL: the `RelayView` (as JSON) of a row `q` of chat_message that relays a message of a dialog. */
export const relayJson = `(
  select json_build_object('dialogId', d.id, 'venueId', d.venue_id, 'venueName', v.name, 'customerName', coalesce(oc.name, p.name),
    'assigneeId', d.assignee_id, 'assigneeName', ap.name, 'closed', d.closed_at is not null,
    'unpaired', ${unpairedSql}, 'onPage', p.guest_of is not null,
    'orderNumber', o.number, 'topic', (
      select json_build_object('id', d.topic_id, 'name', d.topic_name, 'intro', ${introJson}) from venue_group g
      where q.bot = 'horeca' and g.venue_id = d.venue_id and g.chat_id = q.chat_id),
    'messages', (
      select json_agg(${messageJson} order by m.id)
      from dialog_message m left join staff s on s.id = m.staff_id left join person sp on sp.id = s.person_id
        left join "order" mo on mo.id = m.order_id
      where m.id = any(${siblings})))
  from dialog_message this
  join dialog d on d.id = this.dialog_id
  join venue v on v.id = d.venue_id
  join person p on p.id = d.person_id
  left join "order" o on o.id = d.order_id
  left join customer oc on oc.id = o.customer_id
  left join staff a on a.id = d.assignee_id
  left join person ap on ap.id = a.person_id
  where this.id = q.dialog_message_id)`;
