import type { QueuedContent } from "@gotovo/domain";
import { queueMessage } from "../chats/queue-message.ts";
import { beginStep } from "../chats/step.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";

/** The keyboard of `"share-phone"`. */
export const contactKeyboard = { contact: "button-share-phone" } as const;

/**
 * Asks a person for their phone: a message with a keyboard for it, and a step that waits for ten minutes.
 * @param waiting what waits for it: a sign-up on the website (its token hash), or an invite code that the person came by
 */
export async function askPhone(
  deps: Deps,
  chat: ChatKey,
  question: Pick<QueuedContent, "key" | "args">,
  waiting: { readonly signUp?: string; readonly invite?: string } = {},
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const data = { keyboard: "contact", ...waiting } as const;
    await beginStep(deps, tx, chat, { name: "share-phone", data });
    await queueMessage(tx, chat, { ...question, replyKeyboard: contactKeyboard });
    await publishChats(deps, tx, [chat]);
  });
}

/** Ends whatever step a chat is in, and says so, which takes the keyboard away. */
export async function endPhoneStep(deps: Deps, chat: ChatKey, said: QueuedContent): Promise<void> {
  await deps.db.tx(async (tx) => {
    await closePhoneStep(tx, chat, said);
    await publishChats(deps, tx, [chat]);
  });
}

/** The same as part of the caller's transaction, which publishes the chat. */
export async function closePhoneStep(tx: Tx, chat: ChatKey, said: QueuedContent): Promise<void> {
  await tx.$executeRaw`
    delete from chat_step where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
  await queueMessage(tx, chat, { ...said, replyKeyboard: "remove" });
}
