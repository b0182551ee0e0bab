import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/** Has a chat brought up to date though nothing changed: what it shows may be older than what is true. */
export async function refreshChat(deps: Deps, chat: ChatKey): Promise<void> {
  await deps.db.tx((tx) => publishChats(deps, tx, [chat]));
}
