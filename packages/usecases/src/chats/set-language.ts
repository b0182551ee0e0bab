import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/** Sets the language of a chat; its cards follow. */
export async function setLanguage(deps: Deps, chat: ChatKey, language: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update chat set language = ${language} where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    await publishChats(deps, tx, [chat]);
  });
}
