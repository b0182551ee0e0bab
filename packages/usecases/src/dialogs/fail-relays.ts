import type { ChatKey, Deps, Tx } from "../context.ts";
import type { RelayRow } from "./relay-row.ts";
import { relayFailed } from "./settle-relay.ts";

/** Part of the caller's transaction: what a chat that cannot be written to was still to be shown of dialogs has failed. */
export async function failRelaysOf(deps: Deps, tx: Tx, { bot, chatId }: ChatKey): Promise<void> {
  const failed = await tx.$queryRaw<RelayRow[]>`
    update chat_message set failure = 'blocked'
    where bot = ${bot}::bot_kind and chat_id = ${chatId} and sent_at is null and failure is null
      and dialog_message_id is not null
    returning id, bot::text as bot, chat_id as "chatId", dialog_message_id as "dialogMessageId",
      broadcast_id as "broadcastId"`;
  for (const row of failed) await relayFailed(deps, tx, row, "blocked");
}
