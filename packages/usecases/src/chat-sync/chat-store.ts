import {
  type CardRecord,
  type ChatState,
  type ChatStore,
  type CustomerNotify,
  idIn,
  type Notifications,
  type OpenedCard,
  type QueuedContent,
  type RelayRecord,
  type Retry,
  type StaffRole,
  type Step,
  type TopicRecord,
} from "@gotovo/domain";
import { forgetCard } from "../chats/forget-card.ts";
import { isAbout } from "../chats/subject-sql.ts";
import type { BotKind, Deps } from "../context.ts";
import { recordTopic } from "../dialogs/groups/record-topic.ts";
import { recordRelayed } from "../dialogs/record-relayed.ts";
import { type RelayView, relayJson } from "../dialogs/relay-view.ts";
import { recordBlock } from "./record-block.ts";
import { recordFailed, recordPostponed, recordSent } from "./record-sent.ts";

/** Something to say, a message of a dialog to show, or messages of this chat to take down. */
export type ChatContent =
  | QueuedContent
  | { readonly relay: RelayView }
  | { readonly takeDown: readonly number[] };

/** Everything chat sync needs to know of a chat besides the orders. */
export interface ChatView extends ChatState<ChatContent> {
  /** Null for a team group. */
  readonly personId: string | null;
  readonly language: string | null;
  readonly venueId: string | null;
  /** HoReCa bot: the queue is shown as one list. */
  readonly queueList: boolean;
  /** What the person is at `venueId`; null when they no longer work there. */
  readonly staff: {
    readonly id: string;
    readonly role: StaffRole;
    readonly onDuty: boolean;
    readonly venueName: string;
    readonly notifications: Notifications;
    /** Busy mode of the venue; 0: off. */
    readonly busyMinutes: number;
    /** ISO 8601 */
    readonly busyUntil: string | null;
    /** ISO 8601; null: the venue is not paused. */
    readonly pausedUntil: string | null;
    readonly pauseReason: string | null;
    /** Who paused it, of its staff. */
    readonly pausedBy: string | null;
    readonly timezone: string;
  } | null;
  readonly step: Step | null;
  /** Customer bot: what the person chose to hear. */
  readonly notify: CustomerNotify;
  /** Customer bot: something was asked of the person that is still open, or whose card has not had its last edit. */
  readonly isAsked: boolean;
  /** Customer bot: a café's server has entered a code in the person's name, and waits for their answer. */
  readonly hasAsk: boolean;
  /** Customer bot: a one-time code waits here to be entered. */
  readonly hasCode: boolean;
  /** Customer bot: a device that signs in to the person's account waits to be let in. */
  readonly hasNewDevice: boolean;
  readonly cards: readonly OpenedCard[];
}

const cardJson = `json_build_object('subject', k.subject, 'messageId', k.message_id, 'shown', k.shown, 'alert', k.alert,
  'replacedMessageId', k.replaced_message_id, 'repost', k.repost, 'pinned', k.pinned, 'expanded', k.expanded, 'prompt', k.prompt,
  'promptVersion', k.prompt_version)`;

/** A message of a café to a customer who switched its sound off; everything else that is queued is an answer of ours. */
const unheard = `(coalesce(chat.notify->>'message', '') = 'false'
  and q.dialog_message_id is not null)`;

const topicsJson = `coalesce((
  select json_agg(json_build_object('dialogId', d.id, 'topicId', d.topic_id, 'closed', d.closed_at is not null))
  from (
    select d.* from venue_group g join dialog d on d.venue_id = g.venue_id
    where g.chat_id = chat.chat_id and g.paused_at is null and d.topic_id is not null
      and d.topic_closed <> (d.closed_at is not null) limit 20) d), '[]')`;

const isAsked = `(chat.bot = 'customer' and (
  exists (select from feedback f where f.person_id = chat.person_id and f.ended_at is null)
  or exists (select from dialog d join dialog_survey u on u.dialog_id = d.id and u.ended_at is null
    where d.person_id = chat.person_id)
  or exists (select from card k where k.bot = chat.bot and k.chat_id = chat.chat_id and not k.settled
    and ${isAbout("survey")})))`;

const hasAsk = `(chat.bot = 'customer' and exists (
  select from pairing_ask a where a.telegram_user_id = chat.chat_id and a.declined_at is null and a.expires_at > $3))`;

const hasCode = `(chat.bot = 'customer' and exists (
  select from one_time_code o where o.chat_id = chat.chat_id and o.used_at is null and o.expires_at > $3))`;

const hasNewDevice = `(chat.bot = 'customer' and exists (
  select from account a join "authorization" z on z.account_id = a.id
  where a.person_id = chat.person_id and z.verify_at is not null and z.approved_at is null and z.finished_at is null
    and z.code_id is not null and z.expires_at > $3))`;

const readChat = {
  name: "chat-store-read",
  text: `
    select chat.chat_id as "chatId", chat.person_id as "personId", chat.language, chat.venue_id as "venueId",
      chat.queue_list as "queueList", chat.notify, ${isAsked} as "isAsked", ${hasCode} as "hasCode",
      ${hasNewDevice} as "hasNewDevice", ${hasAsk} as "hasAsk",
      chat.blocked_at is not null as blocked,
      case when s.id is not null then json_build_object('id', s.id, 'role', s.role, 'onDuty', s.on_duty,
        'venueName', v.name, 'notifications', s.notify, 'busyMinutes', v.busy_minutes, 'busyUntil', v.busy_until, 'timezone', v.timezone,
        'pauseReason', v.pause_reason, 'pausedBy', (select p.name from person p where p.id = v.paused_by),
        'pausedUntil', case when v.paused_until > $3 then v.paused_until end) end as staff,
      case when t.name is not null then json_build_object('name', t.name, 'data', t.data) end as step,
      coalesce((select json_agg(${cardJson}) from card k
        where k.bot = chat.bot and k.chat_id = chat.chat_id and not k.settled), '[]') as cards,
      coalesce((select json_agg(json_build_object('id', q.id::text, 'silent', q.silent or ${unheard},
            'waitMs', coalesce(greatest(0, extract(epoch from q.not_before - $3) * 1000), 0),
            'tries', q.tries, 'oneByOne', q.broadcast_id is not null,
            'content', case when q.dialog_message_id is null then q.content
              else jsonb_build_object('relay', ${relayJson}) end)
          order by q.id) from (
            select * from chat_message where bot = chat.bot and chat_id = chat.chat_id
              and sent_at is null and failure is null and (aside_until is null or aside_until <= $3)
              order by id limit 20) q), '[]') as messages,
      case when chat.person_id is null then ${topicsJson} else '[]' end as topics
    from chat
    left join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id and s.removed_at is null
    left join venue v on v.id = s.venue_id
    left join chat_step t on t.bot = chat.bot and t.chat_id = chat.chat_id and t.expires_at > $3
    where chat.bot = $1::bot_kind and chat.chat_id = $2`,
};

const readSettled = {
  name: "chat-store-settled",
  text: `select ${cardJson} as card from card k
    where k.bot = $1::bot_kind and k.chat_id = $2 and k.settled and k.subject = any($3::text[])`,
};

// What was asked for meanwhile (not seen by the run that records) must survive: another post, another view. A card that
// settled over it would not be looked at again.
const writeCard = {
  name: "chat-store-write",
  text: `
    insert into card as k (bot, chat_id, subject, order_id, message_id, shown, alert, replaced_message_id, settled)
    values ($1::bot_kind, $2, $3, $9, $4, $5, $6, $7, $8)
    on conflict (bot, chat_id, subject) do update set message_id = excluded.message_id, shown = excluded.shown,
      alert = excluded.alert, replaced_message_id = excluded.replaced_message_id, settled = excluded.settled
        and (k.message_id is distinct from excluded.message_id or not k.repost)
        and ($10::text is null or k.prompt is not distinct from $10),
      repost = case when k.message_id is distinct from excluded.message_id then false else k.repost end,
      pinned = case when k.message_id is distinct from excluded.message_id then false else k.pinned end`,
};

/** The durable side of one bot's chat sync. Prepared statements: every sync of every chat runs them. */
export function createChatStore(deps: Deps, bot: BotKind): ChatStore<ChatContent, ChatView> {
  const { pool } = deps.db;
  return {
    /** Null for a chat that never began. */
    async read(chatId: bigint): Promise<ChatView | null> {
      const { rows } = await pool.query({ ...readChat, values: [bot, chatId, deps.clock()] });
      const row = rows[0];
      return row ? { ...row, chatId } : null;
    },
    /** Cards of finished orders that came back. */
    async findSettled(chatId: bigint, subjects: readonly string[]): Promise<OpenedCard[]> {
      const { rows } = await pool.query({ ...readSettled, values: [bot, chatId, subjects] });
      return rows.map((row) => row.card);
    },
    async recordCard(chatId: bigint, card: CardRecord): Promise<void> {
      const { subject, messageId, shown, alert, replacedMessageId, settled, view = null } = card;
      const orderId = idIn("order", subject);
      const values = [
        bot,
        chatId,
        subject,
        messageId,
        shown,
        alert,
        replacedMessageId,
        settled,
        orderId,
        view,
      ];
      await pool.query({ ...writeCard, values });
    },
    async forgetCard(chatId: bigint, subject: string): Promise<void> {
      await forgetCard(deps, { bot, chatId }, subject);
    },
    async recordPinned(chatId: bigint, subject: string, messageId: number): Promise<void> {
      await pool.query(
        "update card set pinned = true where bot = $1::bot_kind and chat_id = $2 and subject = $3 and message_id = $4",
        [bot, chatId, subject, messageId],
      );
    },
    recordRelayed: (chatId: bigint, records: readonly RelayRecord[]) =>
      recordRelayed(deps, { bot, chatId }, records),
    recordTopic: (chatId: bigint, record: TopicRecord) => recordTopic(deps, { bot, chatId }, record),
    recordSent: (id: string, messageId: number | null) => recordSent(deps, id, messageId),
    recordPostponed: (id: string, retry: Retry) => recordPostponed(deps, id, retry),
    recordFailed: (id: string, reason: string) => recordFailed(deps, id, reason),
    async recordBlock(chatId: bigint): Promise<void> {
      await recordBlock(deps, { bot, chatId }, true);
    },
  };
}
