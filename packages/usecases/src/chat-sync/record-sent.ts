import type { Retry } from "@gotovo/domain";
import { type ChatTickJob, chatTickQueue } from "../chats/chat-tick.ts";
import type { ChatKey, Deps } from "../context.ts";
import type { RelayRow } from "../dialogs/relay-row.ts";
import { relayFailed, relaySettled } from "../dialogs/settle-relay.ts";

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
    for (const row of sent) if (isRelay(row)) await relaySettled(deps, tx, row);
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

/** Records that a queued message, with the rest of its album, is tried again later. */
export async function recordPostponed(deps: Deps, id: string, { delayMs, holds }: Retry): Promise<void> {
  const until = new Date(deps.clock().getTime() + delayMs);
  await deps.db.sqlTx(async (tx) => {
    const postponed = await tx.$queryRaw<SentRow[]>`
      update chat_message q set tries = this.tries + 1,
        not_before = ${holds ? until : null}, aside_until = ${holds ? null : until}
      from chat_message this
      where this.id = ${BigInt(id)} and q.bot = this.bot and q.chat_id = this.chat_id
        and (q.id = this.id or q.album = this.album) and q.sent_at is null and q.failure is null
      returning q.id, q.bot::text as bot, q.chat_id as "chatId", q.dialog_message_id as "dialogMessageId",
        q.broadcast_id as "broadcastId"`;
    const row = postponed.find((one) => one.id === BigInt(id));
    if (!row || holds) return;
    if (isRelay(row) && row.broadcastId === null) await relaySettled(deps, tx, row);
    const job: ChatTickJob = { bot: row.bot, chatId: String(row.chatId) };
    await deps.jobs.enqueueAt(tx, chatTickQueue, job, until);
  });
}

function isRelay(row: SentRow): row is SentRow & RelayRow {
  return row.dialogMessageId !== null;
}
