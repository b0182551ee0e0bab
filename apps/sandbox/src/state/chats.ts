import type { ChatState } from "../control/contract.ts";
import type { InChat } from "./events.ts";
import type { Bot, Chat, Group, Person, PrivateChat } from "./types.ts";
import type { World } from "./world.ts";

const chatKey = (botId: number, chatId: number) => `${botId}:${chatId}`;

const groupKey = (chatId: number) => `group:${chatId}`;

/** The private chat of a bot with a person, if it was ever opened. */
export function findPrivate(world: World, botId: number, personId: number): PrivateChat | undefined {
  return world.chats.get(chatKey(botId, personId)) as PrivateChat | undefined;
}

export function findGroup(world: World, chatId: number): Group | undefined {
  return world.chats.get(groupKey(chatId)) as Group | undefined;
}

/** Where something happened, for the event log. */
export const placeOf = (chat: Chat): InChat => ({
  bot_id: chat.kind === "private" ? chat.bot_id : null,
  chat_id: chat.chat_id,
});

export const chatAt = (world: World, { bot_id, chat_id }: InChat): Chat | undefined =>
  bot_id === null ? findGroup(world, chat_id) : findPrivate(world, bot_id, chat_id);

/** Adds a group with nobody and nothing in it. */
export function addGroup(
  world: World,
  group: Pick<Group, "chat_id" | "title" | "is_forum" | "basic">,
): Group {
  const added: Group = {
    ...group,
    kind: "supergroup",
    key: groupKey(group.chat_id),
    members: [],
    topics: [],
    messages: new Map(),
    next_message_id: world.first_message_id,
    pinned: [],
    keyboard: null,
  };
  world.chats.set(added.key, added);
  return added;
}

/** The private chat of a person with a bot; made empty at the first look. */
export function openChat(world: World, bot: Bot, person: Person): PrivateChat {
  const known = findPrivate(world, bot.id, person.id);
  if (known) return known;
  const chat: PrivateChat = {
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
  world.events.emit({ type: "chat_changed", ...placeOf(chat) });
}

/** Blocks or unblocks the bot and tells it so (my_chat_member), as Telegram does in private chats. */
export function setBlocked(world: World, chat: PrivateChat, blocked: boolean): void {
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

export function botOf(world: World, chat: PrivateChat): Bot {
  return world.bots.get(chat.bot_id) as Bot;
}

export function personOf(world: World, chat: PrivateChat): Person {
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

/** Bot API User of whoever has this id. */
export function userOf(world: World, id: number) {
  const bot = world.bots.get(id);
  return bot ? userOfBot(bot) : userOfPerson(world.people.get(id) as Person);
}

/** Bot API Chat. */
export function botChat(world: World, chat: Chat) {
  if (chat.kind === "supergroup") {
    const { chat_id: id, title, is_forum, basic } = chat;
    return { id, title, type: basic ? "group" : "supergroup", ...(is_forum && { is_forum }) };
  }
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
export function chatState(world: World, chat: PrivateChat): ChatState {
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
