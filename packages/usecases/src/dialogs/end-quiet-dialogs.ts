import { quietEndsMs } from "@gotovo/domain";
import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps } from "../context.ts";
import { appendClosed } from "../events/dialog-events.ts";
import { publishChats } from "../publish.ts";
import { deselectDialogs } from "./select-person.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

interface Ended {
  readonly id: string;
  readonly venueId: string;
  readonly personId: string;
  readonly name: string;
  /** Of the last order; null: it is kept no more. */
  readonly number: string | null;
}

const batch = 100;

/**
 * Ends dialogs whose order is done and in which nobody has written for a while: staff who left one open must not write
 * to that customer hours later. Whoever has it open is told. A question that nobody has answered keeps its dialog, and so
 * does another order of the customer that is still under way. The customer's next message opens it again.
 */
export async function endQuietDialogs(deps: Deps): Promise<void> {
  const now = deps.clock();
  const since = new Date(now.getTime() - quietEndsMs);
  await deps.db.sqlTx(async (tx) => {
    const ended = await tx.$queryRaw<Ended[]>`
      update dialog d set closed_at = ${now}, closed_by = null, assignee_id = null, unread = 0
      from (
        select d.id, p.name, last.number from dialog d join person p on p.id = d.person_id
        left join lateral (
          select o.number, o.finished_at from "order" o join customer c on c.id = o.customer_id
          where c.person_id = d.person_id and o.venue_id = d.venue_id order by o.id desc limit 1) last on true
        where d.closed_at is null and d.waiting_since is null and d.last_message_at < ${since}
          and (last.number is null or last.finished_at < ${since})
          and not exists (select from "order" a join customer c on c.id = a.customer_id
            where c.person_id = d.person_id and a.venue_id = d.venue_id and a.finished_at is null)
        order by d.last_message_at limit ${batch} for update of d skip locked) quiet
      where d.id = quiet.id
      returning d.id, d.venue_id as "venueId", d.person_id as "personId", quiet.name, quiet.number`;
    if (ended.length === 0) return;
    const ids = ended.map(({ id }) => id);
    await deselectDialogs(tx, ids);
    await appendClosed(deps, tx, ids, null);
    const open = await tx.$queryRaw<(ChatKey & { dialogId: string })[]>`
      with left_open as (select bot, chat_id, dialog_id from chat where dialog_id = any(${ids}::uuid[]) for update)
      update chat set dialog_id = null, dialog_at = null from left_open l
      where chat.bot = l.bot and chat.chat_id = l.chat_id
      returning chat.bot::text as bot, chat.chat_id as "chatId", l.dialog_id as "dialogId"`;
    for (const { bot, chatId, dialogId } of open) {
      const dialog = ended.find(({ id }) => id === dialogId);
      if (bot !== "horeca" || !dialog) continue;
      const args = { name: dialog.name, number: dialog.number ?? "none" };
      const told = { silent: true, about: dialog.personId };
      await queueMessage(tx, { bot, chatId }, { key: "dialog-ended-by-itself", args }, told);
    }
    const venues = await Promise.all(
      [...new Set(ended.map(({ venueId }) => venueId))].map((id) => chatsOfVenue(tx, id)),
    );
    await publishChats(deps, tx, [...open, ...venues.flatMap(keysOf)]);
  });
}
