import { botMessage } from "./bot-view.ts";
import { botOf } from "./chats.ts";
import { addMessage, isService } from "./messages.ts";
import { botsIn, memberOf } from "./roster.ts";
import type { Bot, Chat, Group, Message, ServiceNote } from "./types.ts";
import type { World } from "./world.ts";

/** Tells the bots that may see a message of it, or of its edit. */
export function tell(
  world: World,
  chat: Chat,
  message: Message,
  field: "message" | "edited_message" = "message",
): void {
  for (const bot of audience(world, chat, message)) {
    world.updates.push(bot, { [field]: botMessage(world, chat, message, bot) });
  }
}

/** Puts a service line into a group and tells its bots. */
export function tellService(
  world: World,
  group: Group,
  fromId: number,
  note: ServiceNote,
  threadId?: number,
): Message {
  const message = addMessage(world, group, {
    from_id: fromId,
    content: { kind: "service", note },
    ...(threadId !== undefined && { thread_id: threadId }),
    ...(note.type === "topic_created" && { thread_id: group.next_message_id }),
  });
  tell(world, group, message);
  return message;
}

/**
 * The bots that get a message: in a group service lines reach all, other bots' words none, and what people write the
 * administrators and those it is meant for. https://core.telegram.org/bots/features#privacy-mode
 */
function audience(world: World, chat: Chat, message: Message): Bot[] {
  if (chat.kind === "private") return [botOf(world, chat)];
  const present = botsIn(world, chat);
  if (isService(message.content)) return present;
  if (world.bots.has(message.from_id)) return [];
  return present.filter(
    (bot) => memberOf(chat, bot.id)?.status === "administrator" || isMeantFor(bot, chat, message),
  );
}

/** Replies to the bot, and commands that name it or no bot at all. */
function isMeantFor(bot: Bot, chat: Chat, { content, reply_to }: Message): boolean {
  if (chat.messages.get(reply_to ?? 0)?.from_id === bot.id) return true;
  if (content.kind !== "text") return false;
  const { text, entities } = content.body;
  return entities.some(({ type, offset, length }) => {
    if (type !== "bot_command") return false;
    const [, named] = text.slice(offset, offset + length).split("@");
    return named === undefined || named.toLowerCase() === bot.username.toLowerCase();
  });
}
