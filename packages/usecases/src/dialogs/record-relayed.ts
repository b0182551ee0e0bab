import type { RelayRecord } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";

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
      case "fallback":
        await deps.db.pool.query(
          `insert into dialog_fallback (bot, chat_id, dialog_message_id, form, about, lost, reason)
           values ($1::bot_kind, $2, $3, $4, $5, $6, $7)
           on conflict (dialog_message_id, bot, chat_id) do update
             set form = excluded.form, about = excluded.about, lost = excluded.lost, reason = excluded.reason`,
          [bot, chatId, record.id, record.form, record.of, record.lost, record.reason],
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
