import { Prisma } from "@gotovo/db";
import { DomainError, subject } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";
import { broadcastQueue, publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { showBroadcast } from "./groups/show-broadcast.ts";
import { forgetHeld, type HeldMessage, heldOf } from "./held-messages.ts";
import { isCustomerOf, isReceiver } from "./receivers.ts";

/**
 * Sends the draft of a staff chat (what is held of it) to all who are selected: each gets it in their dialog with the venue,
 * which is begun for whoever has none. Those whom the venue has blocked, and who are paired with the café no more, are counted
 * and sent nothing. Draft and selection are used up, so a second tap sends nothing. Nobody's dialog is claimed by it, and no
 * receiver waits any longer.
 * @throws DomainError `nothing_to_send` (no draft, or nobody selected)
 */
export async function startBroadcast(deps: Deps, staff: StaffActor, chat: ChatKey): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      select 1 from chat where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} for update`;
    const draft = await heldOf(tx, chat);
    const id = newId(deps);
    const selected = draft.length === 0 ? [] : await selectedBy(tx, staff);
    if (selected.length === 0) throw new DomainError("nothing_to_send");
    await create(deps, tx, staff, chat, id, selected);
    const receivers = selected.filter(({ state }) => state === "receiver");
    const dialogs = await touchDialogs(deps, tx, staff, receivers);
    for (const message of draft) await addMessage(deps, tx, staff, chat, id, dialogs, message);
    const firsts = firstsOf(draft);
    for (const message of firsts) await queueToAll(tx, chat, id, message);
    const messageIds = firsts.map(({ messageId }) => messageId);
    const group = await showBroadcast(tx, staff.venueId, id, messageIds);
    await forgetHeld(tx, chat);
    await tx.$executeRaw`delete from selected_person where staff_id = ${staff.staffId}::uuid`;
    await tx.$executeRaw`
      delete from chat_step where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    // Its card is wanted from the first: the broadcast may be over before the chat is looked at.
    await tx.$executeRaw`
      insert into card (bot, chat_id, subject) values (${chat.bot}::bot_kind, ${chat.chatId}, ${subject.broadcast(id)})`;
    await publishChats(deps, tx, [chat, ...group]);
    await deps.jobs.enqueue(tx, broadcastQueue, [id]);
  });
}

interface Selected {
  readonly personId: string;
  readonly state: "receiver" | "blocked" | "unpaired";
  /** Their newest active order at the venue. */
  readonly orderId: string | null;
}

/** With their dialogs locked, in an order of their own: two broadcasts at once do not wait for one another in a circle. */
async function selectedBy(tx: Tx, { venueId, staffId }: StaffActor): Promise<Selected[]> {
  await tx.$executeRaw`
    select 1 from selected_person t join dialog d on d.person_id = t.person_id and d.venue_id = ${venueId}::uuid
    where t.staff_id = ${staffId}::uuid order by t.person_id for update of d`;
  const at = { venueId: Prisma.sql`${venueId}::uuid`, personId: Prisma.sql`t.person_id` };
  return tx.$queryRaw<Selected[]>`
    select t.person_id as "personId",
      case when d.blocked_at is not null then 'blocked' when ${isReceiver(at)} then 'receiver' else 'unpaired' end as state, (
      select o.id from "order" o join customer c on c.id = o.customer_id
      where c.person_id = t.person_id and o.venue_id = ${venueId}::uuid and o.finished_at is null
      order by o.created_at desc, o.id desc limit 1) as "orderId"
    from selected_person t left join dialog d on d.person_id = t.person_id and d.venue_id = ${venueId}::uuid
    where t.staff_id = ${staffId}::uuid and ${isCustomerOf(at)} order by t.person_id`;
}

/** The broadcast itself, and how many customers it is for. */
async function create(
  deps: Deps,
  tx: Tx,
  { venueId, staffId }: StaffActor,
  { chatId }: ChatKey,
  id: string,
  selected: readonly Selected[],
): Promise<void> {
  const count = (state: Selected["state"]) => selected.filter((one) => one.state === state).length;
  await tx.$executeRaw`
    insert into broadcast (id, venue_id, staff_id, chat_id, receivers, blocked_by_venue, unpaired, created_at)
    values (${id}::uuid, ${venueId}::uuid, ${staffId}::uuid, ${chatId}, ${selected.length}, ${count("blocked")},
      ${count("unpaired")}, ${deps.clock()})`;
}

interface Dialogs {
  readonly ids: readonly string[];
  readonly orderIds: readonly (string | null)[];
}

/** Their dialogs: begun, or on top of the list again. What is closed stays so; it is about their active order now. */
async function touchDialogs(
  deps: Deps,
  tx: Tx,
  { venueId }: StaffActor,
  receivers: readonly Selected[],
): Promise<Dialogs> {
  const now = deps.clock();
  const ids = receivers.map(() => newId(deps));
  const people = receivers.map(({ personId }) => personId);
  const orders = receivers.map(({ orderId }) => orderId);
  const rows = await tx.$queryRaw<{ id: string; orderId: string | null }[]>`
    insert into dialog (id, venue_id, person_id, order_id, last_message_at, created_at)
    select r.id, ${venueId}::uuid, r.person_id, r.order_id, ${now}, ${now}
    from unnest(${ids}::uuid[], ${people}::uuid[], ${orders}::uuid[]) r (id, person_id, order_id)
    on conflict (venue_id, person_id) do update set last_message_at = excluded.last_message_at, waiting_since = null,
      order_id = case when dialog.closed_at is null then dialog.order_id
        else coalesce(excluded.order_id, dialog.order_id) end
    returning id, order_id as "orderId"`;
  return { ids: rows.map(({ id }) => id), orderIds: rows.map(({ orderId }) => orderId) };
}

/** One message of the draft, in all dialogs. */
async function addMessage(
  deps: Deps,
  tx: Tx,
  staff: StaffActor,
  chat: ChatKey,
  broadcastId: string,
  { ids, orderIds }: Dialogs,
  { messageId, content, album }: HeldMessage,
): Promise<void> {
  await tx.$executeRaw`
    insert into dialog_message (dialog_id, author, staff_id, order_id, content, album, broadcast_id, source_bot,
      source_chat_id, source_message_id, created_at)
    select d.id, 'staff', ${staff.staffId}::uuid, d.order_id, ${JSON.stringify(content)}::jsonb, ${album},
      ${broadcastId}::uuid, ${chat.bot}::bot_kind, ${chat.chatId}, ${messageId}, ${deps.clock()}
    from unnest(${[...ids]}::uuid[], ${[...orderIds]}::uuid[]) d (id, order_id)`;
}

/** A row of the queue for each customer; whoever has blocked the bot counts as such from the beginning. */
async function queueToAll(tx: Tx, chat: ChatKey, broadcastId: string, message: HeldMessage): Promise<void> {
  await tx.$executeRaw`
    insert into chat_message (bot, chat_id, dialog_message_id, broadcast_id, failure)
    select 'customer', c.chat_id, m.id, ${broadcastId}::uuid, case when c.blocked_at is not null then 'blocked' end
    from dialog_message m join dialog d on d.id = m.dialog_id
    join chat c on c.bot = 'customer' and c.person_id = d.person_id
    where m.broadcast_id = ${broadcastId}::uuid and m.source_bot = ${chat.bot}::bot_kind
      and m.source_chat_id = ${chat.chatId} and m.source_message_id = ${message.messageId}
    order by m.id`;
}

/** An album is sent as one: by its first part. */
function firstsOf(draft: readonly HeldMessage[]): HeldMessage[] {
  const albums = new Set<string>();
  return draft.filter(({ album }) => {
    if (album === null) return true;
    const isFirst = !albums.has(album);
    albums.add(album);
    return isFirst;
  });
}
