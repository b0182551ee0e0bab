import { Prisma } from "@gotovo/db";
import { DomainError, subject } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";
import { broadcastQueue, publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { showBroadcast } from "./groups/show-broadcast.ts";
import { forgetHeld, type HeldMessage, heldOf } from "./held-messages.ts";
import { isUnpaired } from "./unpaired.ts";

/**
 * Sends the draft of a staff chat (what is held of it) to the customers of all selected dialogs: each gets it in their
 * dialog with the venue. Those whom the venue has blocked, and who are paired with the café no more, are counted and sent
 * nothing. Draft and selection are used up, so a second tap sends nothing. Nobody's dialog is claimed by it.
 * @throws DomainError `nothing_to_send` (no draft, or nobody selected)
 */
export async function startBroadcast(deps: Deps, staff: StaffActor, chat: ChatKey): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      select 1 from chat where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} for update`;
    const draft = await heldOf(tx, chat);
    const id = newId(deps);
    const receivers = draft.length === 0 ? 0 : await create(deps, tx, staff, chat, id);
    if (receivers === 0) throw new DomainError("nothing_to_send");
    for (const message of draft) await addMessage(deps, tx, staff, chat, id, message);
    const firsts = firstsOf(draft);
    for (const message of firsts) await queueToAll(tx, chat, id, message);
    const messageIds = firsts.map(({ messageId }) => messageId);
    const group = await showBroadcast(tx, staff.venueId, id, messageIds);
    await forgetHeld(tx, chat);
    await tx.$executeRaw`delete from dialog_selection where staff_id = ${staff.staffId}::uuid`;
    await tx.$executeRaw`
      delete from chat_step where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    // Its card is wanted from the first: the broadcast may be over before the chat is looked at.
    await tx.$executeRaw`
      insert into card (bot, chat_id, subject) values (${chat.bot}::bot_kind, ${chat.chatId}, ${subject.broadcast(id)})`;
    await publishChats(deps, tx, [chat, ...group]);
    await deps.jobs.enqueue(tx, broadcastQueue, [id]);
  });
}

/** SQL: whether the customer of a dialog `d` can be sent anything by staff. */
const isReceiver = Prisma.sql`(d.blocked_at is null and not ${isUnpaired}
  and exists (select from chat where chat.bot = 'customer' and chat.person_id = d.person_id))`;

/** The broadcast itself, with the dialogs locked; returns how many customers it is for. */
async function create(
  deps: Deps,
  tx: Tx,
  { venueId, staffId }: StaffActor,
  { chatId }: ChatKey,
  id: string,
): Promise<number> {
  const rows = await tx.$queryRaw<{ receivers: number }[]>`
    with selected as materialized (
      select d.blocked_at is not null as blocked, not ${isReceiver} as skipped
      from dialog_selection t join dialog d on d.id = t.dialog_id and d.venue_id = ${venueId}::uuid
      where t.staff_id = ${staffId}::uuid order by d.id for update of d)
    insert into broadcast (id, venue_id, staff_id, chat_id, receivers, blocked_by_venue, unpaired, created_at)
    select ${id}::uuid, ${venueId}::uuid, ${staffId}::uuid, ${chatId}, count(*), count(*) filter (where blocked),
      count(*) filter (where skipped and not blocked), ${deps.clock()}
    from selected having count(*) > 0
    returning receivers`;
  return rows[0]?.receivers ?? 0;
}

/** One message of the draft, in the dialogs of all who are selected. */
async function addMessage(
  deps: Deps,
  tx: Tx,
  staff: StaffActor,
  chat: ChatKey,
  broadcastId: string,
  { messageId, content, album }: HeldMessage,
): Promise<void> {
  const now = deps.clock();
  await tx.$executeRaw`
    with told as (
      update dialog d set last_message_at = ${now}, waiting_since = null from dialog_selection t
      where t.staff_id = ${staff.staffId}::uuid and t.dialog_id = d.id and d.venue_id = ${staff.venueId}::uuid
        and ${isReceiver}
      returning d.id, d.order_id)
    insert into dialog_message (dialog_id, author, staff_id, order_id, content, album, broadcast_id, source_bot,
      source_chat_id, source_message_id, created_at)
    select told.id, 'staff', ${staff.staffId}::uuid, told.order_id, ${JSON.stringify(content)}::jsonb, ${album},
      ${broadcastId}::uuid, ${chat.bot}::bot_kind, ${chat.chatId}, ${messageId}, ${now}
    from told`;
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
