import type { BotKind, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { queueRelays } from "../queue-relay.ts";

/**
 * The page of an order has shown its reader what the venue wrote, up to that message: each counts as arrived, and whoever
 * wrote it sees so by a mark. Told twice is told once; messages of other dialogs are left alone.
 */
export async function shownOnPage(deps: Deps, orderId: string, upTo: bigint): Promise<void> {
  await deps.db.sqlTx(async (tx) => {
    const arrived = await tx.$queryRaw<{ id: bigint; bot: BotKind | null; chatId: bigint | null }[]>`
      update dialog_message m set delivered_at = ${deps.clock()}
      from dialog d join person p on p.id = d.person_id
      where p.guest_of = ${orderId}::uuid and m.dialog_id = d.id and m.author in ('staff', 'merchant')
        and m.delivered_at is null and m.id <= ${upTo}
      returning m.id, m.source_bot::text as bot, m.source_chat_id as "chatId"`;
    const wishes = arrived.flatMap(({ id, bot, chatId }) =>
      bot === null || chatId === null ? [] : [{ chat: { bot, chatId }, messageId: id, silent: true }],
    );
    await queueRelays(deps, tx, wishes);
    await publishChats(
      deps,
      tx,
      wishes.map(({ chat }) => chat),
    );
  });
}
