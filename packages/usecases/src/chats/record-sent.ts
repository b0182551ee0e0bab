import type { ChatKey, Deps, Tx } from "../context.ts";
import { type RelayRow, relayDelivered, relayFailed } from "../dialogs/settle-relay.ts";

/** What came of showing a message of a dialog in a chat. */
export type RelayRecord =
  | {
      readonly do: "copy";
      /** Of the message of the dialog, decimal text. */
      readonly id: string;
      readonly part: number;
      readonly messageId: number;
      readonly shown: string;
    }
  | { readonly do: "gone"; readonly messageId: number }
  | {
      readonly do: "reacted";
      readonly source: string | null;
      readonly messageId: number;
      readonly emoji: string | null;
    };

interface SentRow extends ChatKey {
  id: bigint;
  dialogMessageId: bigint | null;
  broadcastId: string | null;
}

/** Notes that a queued message is in its chat. */
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

/** Notes that Telegram will never take a queued message; `reason` is its answer. */
export async function recordFailed(deps: Deps, id: string, reason: string): Promise<void> {
  await deps.db.sqlTx(async (tx) => {
    const failed = await tx.$queryRaw<SentRow[]>`
      update chat_message set failure = ${reason.slice(0, 500)} where id = ${BigInt(id)}
      returning id, bot::text as bot, chat_id as "chatId", dialog_message_id as "dialogMessageId",
        broadcast_id as "broadcastId"`;
    for (const row of failed) if (isRelay(row)) await relayFailed(deps, tx, row, reason);
  });
}

/** Part of the caller's transaction: what a chat that cannot be written to was still to be shown of dialogs has failed. */
export async function failRelaysOf(deps: Deps, tx: Tx, { bot, chatId }: ChatKey): Promise<void> {
  const failed = await tx.$queryRaw<SentRow[]>`
    update chat_message set failure = 'blocked'
    where bot = ${bot}::bot_kind and chat_id = ${chatId} and sent_at is null and failure is null
      and dialog_message_id is not null
    returning id, bot::text as bot, chat_id as "chatId", dialog_message_id as "dialogMessageId",
      broadcast_id as "broadcastId"`;
  for (const row of failed) if (isRelay(row)) await relayFailed(deps, tx, row, "blocked");
}

function isRelay(row: SentRow): row is SentRow & RelayRow {
  return row.dialogMessageId !== null;
}

/** Remembers which message of a chat is which of a dialog: the durable map between the two bots. */
export async function recordRelayed(
  deps: Deps,
  { bot, chatId }: ChatKey,
  records: readonly RelayRecord[],
): Promise<void> {
  for (const record of records) {
    switch (record.do) {
      case "copy":
        await deps.db.pool.query(
          `insert into dialog_copy (bot, chat_id, message_id, dialog_message_id, part, shown)
           values ($1::bot_kind, $2, $3, $4, $5, $6)
           on conflict (bot, chat_id, message_id) do update set shown = excluded.shown`,
          [bot, chatId, record.messageId, record.id, record.part, record.shown],
        );
        break;
      case "gone":
        await deps.db.pool.query(
          "delete from dialog_copy where bot = $1::bot_kind and chat_id = $2 and message_id = $3",
          [bot, chatId, record.messageId],
        );
        break;
      case "reacted":
        await (record.source === null
          ? deps.db.pool.query(
              "update dialog_copy set reaction = $4 where bot = $1::bot_kind and chat_id = $2 and message_id = $3",
              [bot, chatId, record.messageId, record.emoji],
            )
          : deps.db.pool.query("update dialog_message set source_reaction = $2 where id = $1", [
              record.source,
              record.emoji,
            ]));
        break;
      default:
        record satisfies never;
    }
  }
}
