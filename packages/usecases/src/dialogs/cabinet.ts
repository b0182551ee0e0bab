import { Prisma } from "@gotovo/db";
import type { MessageContent, OrderStatus, StepName } from "@gotovo/domain";
import { idOf, isAbout } from "../chats/subject-sql.ts";
import type { Deps } from "../context.ts";
import type { DialogLine } from "./dialog-line.ts";
import type { DialogListView, DialogPage, ListPart } from "./dialog-list.ts";
import { listDialogs } from "./list-dialogs.ts";
import { isCustomerOf, isReceiver } from "./receivers.ts";
import { isUnpaired } from "./unpaired.ts";

/** What a staff chat shows of its venue's dialogs. */
export interface Cabinet {
  /** Dialogs with unread messages; a hundred stands for a hundred or more. */
  readonly unreadDialogs: number;
  readonly current: CurrentDialog | null;
  readonly list: DialogPage | null;
  /** People whom this member of staff has selected. */
  readonly selected: number;
  /** Those of them whose dialog is open. */
  readonly selectedOpen: number;
  /** Messages of the draft, or that wait for a dialog. */
  readonly held: number;
  /** The first few of these messages. */
  readonly draft: readonly MessageContent[];
  readonly broadcasts: readonly BroadcastView[];
  readonly timezone: string;
  /** Dialogs to choose from for what was written without one, while the chat asks for it. */
  readonly choices: readonly DialogChoice[];
}

/** A dialog, or the order of somebody with whom none is open. */
export interface DialogChoice {
  readonly part: ListPart;
  readonly id: string;
  readonly label: string;
}

/** The dialog that a member of staff writes to. */
export interface CurrentDialog {
  readonly id: string;
  readonly customerName: string;
  readonly orderNumber: string | null;
  readonly orderStatus: OrderStatus | null;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly closed: boolean;
  /** They write from an order's page, and are answered there. */
  readonly onPage: boolean;
  /** The customer has blocked the bot. */
  readonly blockedBot: boolean;
  /** The venue takes no messages from them: since when, and who said so. */
  readonly blocked: { readonly at: string; readonly by: string | null } | null;
  /** They are paired with the café no more. */
  readonly unpaired: boolean;
  /** The last few messages, oldest first. */
  readonly lines: readonly DialogLine[];
}

export interface BroadcastView {
  readonly id: string;
  readonly receivers: number;
  readonly delivered: number;
  readonly blocked: number;
  readonly failed: number;
  /** Sent nothing: whom the venue has blocked, and who are paired with the café no more. */
  readonly blockedByVenue: number;
  readonly unpaired: number;
  readonly finished: boolean;
}

interface CabinetRow extends Omit<Cabinet, "list" | "choices"> {
  isChoosing: boolean;
  venueId: string | null;
  staffId: string | null;
  list: DialogListView | null;
}

/** The step in which the choices are wanted. */
const choosing: StepName = "choose-dialog";

const selectedHere = { venueId: Prisma.sql`s.venue_id`, personId: Prisma.sql`t.person_id` };

/** Messages of a draft that its preview shows. */
const previewed = 5;

/** What the chat of a member of staff shows of dialogs; null when it shows no venue. Nothing here grows with the years. */
export async function cabinetOfChat(deps: Pick<Deps, "db">, chatId: bigint): Promise<Cabinet | null> {
  const rows = await deps.db.read<CabinetRow>(Prisma.sql`
    select chat.venue_id as "venueId", s.id as "staffId", chat.dialog_list as list, v.timezone,
      (select count(*)::int from (
        select 1 from dialog d where d.venue_id = chat.venue_id and d.unread > 0 and d.closed_at is null limit 100) n)
        as "unreadDialogs",
      case when chat.dialog_id is not null then ${currentJson} end as current,
      (select count(*)::int from selected_person t
        left join dialog d on d.venue_id = s.venue_id and d.person_id = t.person_id
        where t.staff_id = s.id and ${isCustomerOf(selectedHere)} and ${isReceiver(selectedHere)}) as selected,
      (select count(*)::int from selected_person t join dialog d on d.venue_id = s.venue_id and d.person_id = t.person_id
        where t.staff_id = s.id and d.closed_at is null) as "selectedOpen",
      (select count(*)::int from held_message h where h.bot = chat.bot and h.chat_id = chat.chat_id) as held,
      coalesce((select json_agg(h.content order by h.message_id) from (
        select * from held_message where bot = chat.bot and chat_id = chat.chat_id order by message_id limit ${previewed}) h),
        '[]') as draft,
      exists (select 1 from chat_step t where t.bot = chat.bot and t.chat_id = chat.chat_id
        and t.name = ${choosing}) as "isChoosing",
      ${broadcastsJson} as broadcasts
    from chat join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id and s.removed_at is null
    join venue v on v.id = chat.venue_id
    where chat.bot = 'horeca' and chat.chat_id = ${chatId}`);
  const row = rows[0];
  if (!row || row.venueId === null || row.staffId === null) return null;
  const { venueId, staffId, list, isChoosing, ...cabinet } = row;
  const pageOf = (view: DialogListView) => listDialogs(deps, { venueId, staffId }, view);
  const newest = isChoosing ? await pageOf({ filter: "all", from: "newest" }) : null;
  const choices = newest?.rows.map(({ part, id, customerName, orderNumber }) => ({
    part,
    id,
    label: orderNumber === null ? customerName : `${customerName} \u00b7 ${orderNumber}`,
  }));
  return { ...cabinet, list: list && (await pageOf(list)), choices: choices ?? [] };
}

const currentJson = Prisma.sql`(
  select json_build_object('id', d.id, 'customerName', coalesce(c.name, p.name), 'orderNumber', o.number,
    'orderStatus', o.status, 'assigneeId', d.assignee_id, 'assigneeName', ap.name,
    'closed', d.closed_at is not null,
    'blocked', case when d.blocked_at is not null then json_build_object('at', d.blocked_at, 'by', (
      select bp.name from staff b join person bp on bp.id = b.person_id where b.id = d.blocked_by)) end,
    'unpaired', ${isUnpaired},
    'onPage', p.guest_of is not null,
    'blockedBot', p.guest_of is null and coalesce((select cc.blocked_at is not null from chat cc
      where cc.bot = 'customer' and cc.person_id = d.person_id limit 1), true),
    'lines', coalesce((
      select json_agg(json_build_object('author', m.author, 'name', sp.name, 'at', m.created_at, 'content', m.content,
        'edited', m.edited_at is not null) order by m.id)
      from (select * from dialog_message where dialog_id = d.id order by id desc limit 6) m
      left join staff ms on ms.id = m.staff_id left join person sp on sp.id = ms.person_id), '[]'))
  from dialog d join person p on p.id = d.person_id
  left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id
  left join staff a on a.id = d.assignee_id left join person ap on ap.id = a.person_id
  where d.id = chat.dialog_id and d.venue_id = chat.venue_id)`;

/** Those that run, and those whose card has not had its last edit. */
const broadcastsJson = Prisma.sql`coalesce((
  select json_agg(json_build_object('id', b.id, 'receivers', b.receivers, 'finished', b.finished_at is not null,
    'delivered', n.delivered, 'blocked', n.blocked, 'failed', n.failed, 'blockedByVenue', b.blocked_by_venue,
    'unpaired', b.unpaired + n.unpaired) order by b.id)
  from broadcast b, lateral (
    select count(*) filter (where state = 'delivered')::int as delivered,
      count(*) filter (where state = 'blocked')::int as blocked,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'unpaired')::int as unpaired
    from (
      select case when bool_or(q.failure = 'blocked') then 'blocked' when bool_or(q.failure = 'unpaired') then 'unpaired'
        when bool_or(q.failure is not null) then 'failed'
        when bool_and(q.sent_at is not null) then 'delivered' end as state
      from chat_message q where q.broadcast_id = b.id group by q.chat_id) states) n
  where b.chat_id = chat.chat_id and b.venue_id = chat.venue_id and b.id in (
    select r.id from broadcast r where r.chat_id = chat.chat_id and r.finished_at is null
    union all
    select ${Prisma.raw(idOf("broadcast"))} from card k
    where k.bot = 'horeca' and k.chat_id = chat.chat_id and not k.settled and ${Prisma.raw(isAbout("broadcast"))})), '[]')`;
