import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";

/** A button under a queued message: its label is a Fluent key, its data what the bot packed. */
export interface QueuedButton {
  readonly key: string;
  readonly args?: Record<string, string | number>;
  readonly data?: string;
  readonly url?: string;
  readonly copyText?: string;
  readonly style?: "danger" | "success" | "primary";
}

/** What to say: the key of a Fluent message of that bot with its values, and buttons. */
export interface QueuedContent {
  readonly key: string;
  readonly args?: Record<string, string | number>;
  readonly buttons?: readonly (readonly QueuedButton[])[];
  /** In the place of the phone's keyboard: a button that shares the own contact (its text's key), or none any more. */
  readonly replyKeyboard?: { readonly contact: string } | "remove";
  /** In a team group: the topic to say it in. */
  readonly topicId?: number;
  /** A file that the bot makes when it sends the message. */
  readonly file?: {
    readonly kind: "photo" | "document";
    readonly name: string;
    readonly make: string;
    readonly args: Record<string, string | number>;
  };
}

/**
 * Queues a message for a chat, in the caller's transaction: chat sync sends it once, in order, however long Telegram
 * is away. The caller publishes the chat (or uses `sayTo`).
 */
export async function queueMessage(
  tx: Tx,
  chat: ChatKey,
  content: QueuedContent,
  options: { readonly silent?: boolean } = {},
): Promise<void> {
  await tx.$executeRaw`
    insert into chat_message (bot, chat_id, content, silent)
    values (${chat.bot}::bot_kind, ${chat.chatId}, ${JSON.stringify(content)}::jsonb, ${options.silent ?? false})`;
}

/** Queues a message and has it sent: how a bot answers a person. */
export async function sayTo(deps: Deps, chat: ChatKey, content: QueuedContent): Promise<void> {
  await deps.db.tx(async (tx) => {
    await queueMessage(tx, chat, content);
    await publishChats(deps, tx, [chat]);
  });
}
