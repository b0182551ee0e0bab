import type { ChatState } from "../control/contract.ts";
import type { Bot, Chat, Person } from "./types.ts";
import type { World } from "./world.ts";

const chatKey = (botId: number, chatId: number) => `${botId}:${chatId}`;

/** The chat a bot calls by this id, if it was ever opened. */
export function findChat(world: World, botId: number, chatId: number): Chat | undefined {
  return world.chats.get(chatKey(botId, chatId));
}

/** The private chat of a person with a bot; made empty at the first look. */
export function openChat(world: World, bot: Bot, person: Person): Chat {
  const known = findChat(world, bot.id, person.id);
  if (known) return known;
  const chat: Chat = {
    kind: "private",
    key: chatKey(bot.id, person.id),
    bot_id: bot.id,
    chat_id: person.id,
    started: false,
    blocked: false,
    messages: new Map(),
    next_message_id: world.first_message_id,
    pinned: [],
    keyboard: null,
  };
  world.chats.set(chat.key, chat);
  return chat;
}

export function chatChanged(world: World, chat: Chat): void {
  world.events.emit({ type: "chat_changed", bot_id: chat.bot_id, chat_id: chat.chat_id });
}

/** Blocks or unblocks the bot and tells it so (my_chat_member), as Telegram does in private chats. */
export function setBlocked(world: World, chat: Chat, blocked: boolean): void {
  if (chat.blocked === blocked) return;
  chat.blocked = blocked;
  chatChanged(world, chat);
  const bot = botOf(world, chat);
  const member = (kicked: boolean) => ({
    user: userOfBot(bot),
    ...(kicked ? { status: "kicked", until_date: 0 } : { status: "member" }),
  });
  world.updates.push(bot, {
    my_chat_member: {
      chat: botChat(world, chat),
      from: userOfPerson(personOf(world, chat)),
      date: Math.floor(world.now() / 1000),
      old_chat_member: member(!blocked),
      new_chat_member: member(blocked),
    },
  });
}

export function botOf(world: World, chat: Chat): Bot {
  return world.bots.get(chat.bot_id) as Bot;
}

export function personOf(world: World, chat: Chat): Person {
  return world.people.get(chat.chat_id) as Person;
}

/** Bot API User of a bot. */
export const userOfBot = ({ id, first_name, username }: Bot) => ({ id, is_bot: true, first_name, username });

/** Bot API User of a person. */
export const userOfPerson = ({ id, first_name, last_name, username, language_code }: Person) => ({
  id,
  is_bot: false,
  first_name,
  ...(last_name && { last_name }),
  ...(username && { username }),
  language_code,
});

/** Bot API Chat. */
export function botChat(world: World, chat: Chat) {
  const { first_name, last_name, username } = personOf(world, chat);
  return {
    id: chat.chat_id,
    first_name,
    ...(last_name && { last_name }),
    ...(username && { username }),
    type: "private",
  };
}

/** The chat's state for the control API. */
export function chatState(world: World, chat: Chat): ChatState {
  const bot = botOf(world, chat);
  return {
    bot: bot.username,
    chat_id: chat.chat_id,
    started: chat.started,
    blocked: chat.blocked,
    pinned: chat.pinned,
    keyboard: chat.keyboard,
    menu_button: chat.menu_button ?? bot.menu_button,
  };
}
