import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { lockDialog } from "./lock-dialog.ts";
import { queueRelays } from "./queue-relay.ts";

/** Messages shown at once. */
const shownAtOnce = 15;

/**
 * Brings the last messages of a dialog that are not in a staff chat yet into it, files and all, oldest first and
 * silently: they can be replied to there.
 * @returns how many
 * @throws DomainError `not_found`
 */
export async function showHistory(
  deps: Deps,
  staff: StaffActor,
  chat: ChatKey,
  dialogId: string,
): Promise<number> {
  return deps.db.tx(async (tx) => {
    const dialog = await lockDialog(tx, staff, dialogId);
    const missing = await tx.$queryRaw<{ id: bigint; album: string | null }[]>`
      select m.id, m.album from (
        select m.* from dialog d
        cross join lateral (
          select * from dialog_message where dialog_id = d.id order by id desc limit ${shownAtOnce}) m
        where d.id = ${dialog.id}::uuid) m
      where (m.source_bot, m.source_chat_id) is distinct from ('horeca'::bot_kind, ${chat.chatId}::bigint)
        and not exists (select 1 from dialog_copy c where c.dialog_message_id = m.id and c.bot = 'horeca'
          and c.chat_id = ${chat.chatId})
        and not exists (select 1 from chat_message q where q.dialog_message_id = m.id and q.bot = 'horeca'
          and q.chat_id = ${chat.chatId} and q.sent_at is null and q.failure is null)
      order by m.id`;
    const albums = new Set<string>();
    const firsts = missing.filter(
      ({ album }) => album === null || !albums.has(album) === !!albums.add(album),
    );
    const wishes = firsts.map(({ id }) => ({ chat, messageId: id, silent: true }));
    await queueRelays(deps, tx, wishes);
    await publishChats(deps, tx, [chat]);
    return missing.length;
  });
}
