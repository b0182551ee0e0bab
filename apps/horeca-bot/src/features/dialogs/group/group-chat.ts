import type { QueuedContent } from "@gotovo/domain";
import { sayTo } from "@gotovo/usecases/chats/queue-message";
import type { ChatKey, Deps } from "@gotovo/usecases/context";
import type { Context } from "grammy";
import type { Message } from "grammy/types";

/** The group that an update comes from. */
export function groupOf(ctx: Context): ChatKey {
  return { bot: "horeca", chatId: BigInt(ctx.chat?.id ?? 0) };
}

/** The topic that a message is in; null for General, and in groups without topics. */
export function topicOf(message: Message | undefined): number | null {
  return (message?.is_topic_message && message.message_thread_id) || null;
}

/** Answers in a group, in the topic that was written in. */
export function sayThere(deps: Deps, ctx: Context, content: QueuedContent): Promise<void> {
  const topicId = topicOf(ctx.msg);
  return sayTo(deps, groupOf(ctx), { ...content, ...(topicId !== null && { topicId }) });
}

/**
 * What somebody has replied to in a topic. Telegram makes everything there a reply to the topic's first line, which is no
 * message of a dialog: to look for it would be to wait for whatever is on its way to the group.
 */
export function repliedIn({
  reply_to_message: replied,
}: Pick<Message, "reply_to_message">): number | undefined {
  return replied?.forum_topic_created ? undefined : replied?.message_id;
}
