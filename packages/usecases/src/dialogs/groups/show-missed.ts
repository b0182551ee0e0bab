import type { ChatKey, Deps, Tx } from "../../context.ts";
import { queueRelays } from "../queue-relay.ts";

/** Messages shown at most: the group takes twenty a minute. */
const shownAtMost = 60;

/**
 * Has a team group show the messages of customers that nobody has opened and that are not there yet, oldest first;
 * part of the caller's transaction.
 */
export async function showMissed(deps: Deps, tx: Tx, venueId: string, group: ChatKey): Promise<void> {
  const missed = await tx.$queryRaw<{ id: bigint }[]>`
    select min(m.id) as id from dialog d join dialog_message m on m.dialog_id = d.id
    where d.venue_id = ${venueId}::uuid and d.unread > 0 and d.closed_at is null
      and m.author = 'customer' and m.opened_at is null
      and not exists (select 1 from dialog_copy c
        where c.dialog_message_id = m.id and c.bot = ${group.bot}::bot_kind and c.chat_id = ${group.chatId})
    group by d.id, coalesce(m.album, m.id::text) order by 1 limit ${shownAtMost}`;
  await queueRelays(
    deps,
    tx,
    missed.map(({ id }) => ({ chat: group, messageId: id })),
  );
}
