import type { PanelName } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/**
 * Closes a panel: its card leaves the chat.
 * @returns false when it was not open: of two who close it at once, one is told true
 */
export async function closePanel(deps: Deps, { bot, chatId }: ChatKey, name: PanelName): Promise<boolean> {
  return deps.db.tx(async (tx) => {
    const closed = await tx.$executeRaw`
      update card set prompt = null
      where bot = ${bot}::bot_kind and chat_id = ${chatId} and subject = ${name} and prompt is not null`;
    await publishChats(deps, tx, [{ bot, chatId }]);
    return closed > 0;
  });
}
