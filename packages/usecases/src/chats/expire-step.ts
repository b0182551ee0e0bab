import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import { queueMessage } from "./queue-message.ts";

/** Ends the step of a chat if its time is over, and tells the person so (`step-expired`). */
export async function expireStep(deps: Deps, chat: ChatKey): Promise<void> {
  await deps.db.tx(async (tx) => {
    const ended = await tx.$executeRaw`
      delete from chat_step
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and expires_at <= ${deps.clock()}`;
    if (ended === 0) return;
    await tx.$executeRaw`delete from held_message where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    await queueMessage(deps, tx, chat, { key: "step-expired" });
    await publishChats(deps, tx, [chat]);
  });
}
