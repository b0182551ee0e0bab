import type { ChatKey, Deps } from "../context.ts";
import { type RelayRow, relayDelivered, relayFailed } from "../dialogs/settle-relay.ts";

interface SentRow extends ChatKey {
  id: bigint;
  dialogMessageId: bigint | null;
  broadcastId: string | null;
}

/** Records that a queued message is in its chat. */
export async function recordSent(deps: Deps, id: string, messageId: number | null): Promise<void> {
  const { rows } = await deps.db.pool.query<SentRow>(
    `update chat_message set sent_at = $2, message_id = $3 where id = $1 and dialog_message_id is null
     returning bot`,
    [id, deps.clock(), messageId],
  );
  if (rows.length > 0) return;
  await deps.db.sqlTx(async (tx) => {
    const sent = await tx.$queryRaw<SentRow[]>`
      update chat_message set sent_at = ${deps.clock()}, message_id = ${messageId} where id = ${BigInt(id)}
      returning id, bot::text as bot, chat_id as "chatId", dialog_message_id as "dialogMessageId",
        broadcast_id as "broadcastId"`;
    for (const row of sent) if (isRelay(row)) await relayDelivered(deps, tx, row);
  });
}

/** Records that Telegram will never take a queued message; `reason` is its answer. */
export async function recordFailed(deps: Deps, id: string, reason: string): Promise<void> {
  await deps.db.sqlTx(async (tx) => {
    const failed = await tx.$queryRaw<SentRow[]>`
      update chat_message set failure = ${reason.slice(0, 500)} where id = ${BigInt(id)}
      returning id, bot::text as bot, chat_id as "chatId", dialog_message_id as "dialogMessageId",
        broadcast_id as "broadcastId"`;
    for (const row of failed) if (isRelay(row)) await relayFailed(deps, tx, row, reason);
  });
}

function isRelay(row: SentRow): row is SentRow & RelayRow {
  return row.dialogMessageId !== null;
}
