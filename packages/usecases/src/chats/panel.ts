import type { PanelName } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/** A card that a person opened to look something up or change it, until they close it. */
export interface Panel {
  /** The card's subject. */
  readonly name: PanelName;
  /** What of it is open, as the bot wrote it. */
  readonly view: string;
}

/**
 * Opens a panel, or another view of it. It is kept as the card's open question, so that whatever closes those (`/exit`,
 * another venue) closes panels too.
 * @param afresh true to post it again at the bottom of the chat
 */
export async function showPanel(
  deps: Deps,
  { bot, chatId }: ChatKey,
  { name, view }: Panel,
  { afresh = false } = {},
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      insert into card as k (bot, chat_id, subject, prompt, repost)
      values (${bot}::bot_kind, ${chatId}, ${name}, ${view}, ${afresh})
      on conflict (bot, chat_id, subject) do update
        set prompt = excluded.prompt, repost = k.repost or excluded.repost, settled = false`;
    await publishChats(deps, tx, [{ bot, chatId }]);
  });
}
