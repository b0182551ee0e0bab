import { Prisma } from "@gotovo/db";
import { type MessageContent, subject } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { type Page, type PageCursor, readPage } from "../page.ts";
import { publishChats } from "../publish.ts";
import type { DialogAuthor } from "./dialog-line.ts";

export const dialogFilters = ["all", "mine", "unassigned", "closed", "blocked"] as const;
export type DialogFilter = (typeof dialogFilters)[number];

/** A page of the list: the newest, or the one before or after a dialog as it stood in the order then. */
export interface DialogListView {
  readonly filter: DialogFilter;
  readonly from: "newest" | "older" | "newer";
  /** Milliseconds since 1970, and the dialog's id; absent for the newest. */
  readonly at?: number;
  readonly id?: string;
  /** True: a tap on a row selects it, instead of opening the dialog. */
  readonly selecting?: boolean;
}

export interface DialogListRow {
  readonly id: string;
  readonly customerName: string;
  readonly orderNumber: string | null;
  readonly unread: number;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly waitingSince: Date | null;
  readonly lastMessageAt: Date;
  readonly isSelected: boolean;
  /** Since when the venue takes no messages from this person, and who said so. */
  readonly blockedAt: Date | null;
  readonly blockedByName: string | null;
  readonly lastAuthor: DialogAuthor | null;
  readonly lastContent: MessageContent | null;
}

export interface DialogPage extends Page<DialogListRow> {
  /** What was asked for. */
  readonly view: DialogListView;
}

/** Dialogs on a page. */
export const dialogsOnPage = 8;

/** As text of the statement: of a parameter PostgreSQL cannot tell that it is small, and plans again every time. */
const limit = Prisma.raw(`limit ${dialogsOnPage + 1}`);

interface Viewer {
  readonly venueId: string;
  readonly staffId: string;
}

/**
 * One page of a venue's dialogs, newest message first. It reads the page and one row more, however many there are.
 * `all` are those that are open; `blocked` ones are not among the closed.
 */
export async function listDialogs(
  deps: Pick<Deps, "db">,
  viewer: Viewer,
  view: DialogListView,
): Promise<DialogPage> {
  const { filter, from, at, id } = view;
  const isFirst = from === "newest" || at === undefined || id === undefined;
  const cursor = isFirst ? null : { direction: from, at: new Date(at), id };
  const page = await readPage(cursor, (place) => readDialogs(deps, viewer, filter, place), dialogsOnPage);
  return { ...page, view };
}

interface Place extends PageCursor {
  /** When its last message came, as it stood then. */
  readonly at: Date;
}

function readDialogs(
  deps: Pick<Deps, "db">,
  viewer: Viewer,
  filter: DialogFilter,
  place: Place | null,
): Promise<DialogListRow[]> {
  const order = place?.direction === "newer" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const beyond =
    place === null
      ? Prisma.empty
      : place.direction === "older"
        ? Prisma.sql`and (d.last_message_at, d.id) < (${place.at}, ${place.id}::uuid)`
        : Prisma.sql`and (d.last_message_at, d.id) > (${place.at}, ${place.id}::uuid)`;
  return deps.db.read<DialogListRow>(Prisma.sql`
    with page as (
      select d.* from dialog d where ${where(filter, viewer)} ${beyond}
      order by d.last_message_at ${order}, d.id ${order} ${limit})
    select d.id, coalesce(c.name, p.name) as "customerName", o.number as "orderNumber", d.unread,
      d.assignee_id as "assigneeId", ap.name as "assigneeName", d.waiting_since as "waitingSince",
      d.last_message_at as "lastMessageAt", t.dialog_id is not null as "isSelected", m.author::text as "lastAuthor",
      m.content as "lastContent", d.blocked_at as "blockedAt", bp.name as "blockedByName"
    from page d join person p on p.id = d.person_id
    left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id
    left join staff a on a.id = d.assignee_id left join person ap on ap.id = a.person_id
    left join staff b on b.id = d.blocked_by left join person bp on bp.id = b.person_id
    left join dialog_selection t on t.dialog_id = d.id and t.staff_id = ${viewer.staffId}::uuid
    left join lateral (
      select author, content from dialog_message where dialog_id = d.id order by id desc limit 1) m on true
    order by d.last_message_at ${order}, d.id ${order}`);
}

function where(filter: DialogFilter, { venueId, staffId }: Viewer): Prisma.Sql {
  switch (filter) {
    case "all":
      return Prisma.sql`d.venue_id = ${venueId}::uuid and d.closed_at is null`;
    case "mine":
      return Prisma.sql`d.assignee_id = ${staffId}::uuid and d.venue_id = ${venueId}::uuid and d.closed_at is null`;
    case "unassigned":
      return Prisma.sql`d.venue_id = ${venueId}::uuid and d.closed_at is null and d.assignee_id is null`;
    case "closed":
      return Prisma.sql`d.venue_id = ${venueId}::uuid and d.closed_at is not null and d.blocked_at is null`;
    case "blocked":
      return Prisma.sql`d.venue_id = ${venueId}::uuid and d.blocked_at is not null`;
    default:
      return filter satisfies never;
  }
}

/** Opens the list in a staff chat at that page, or closes it (null). Selecting goes on unless the view says otherwise. */
export async function showDialogList(
  deps: Deps,
  chat: ChatKey,
  view: DialogListView | null,
  options: { readonly repost?: boolean } = {},
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update chat set dialog_list =
        jsonb_build_object('selecting', coalesce((dialog_list ->> 'selecting')::boolean, false)) || ${view === null ? null : JSON.stringify(view)}::jsonb
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    if (options.repost) {
      await tx.$executeRaw`
        update card set repost = true
        where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and subject = ${subject.dialogs}`;
    }
    await publishChats(deps, tx, [chat]);
  });
}

/** Begins or ends selecting in the list of a staff chat, on the page that is open. */
export async function selectInList(deps: Deps, chat: ChatKey, selecting: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update chat set dialog_list = dialog_list || ${JSON.stringify({ selecting })}::jsonb
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    await publishChats(deps, tx, [chat]);
  });
}
