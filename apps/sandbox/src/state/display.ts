import type { Bot as BotView, ChatView, SandboxEvent } from "../control/contract.ts";
import type { DisplayMessage } from "../control/messages.ts";
import { commandsFor } from "./bots.ts";
import { botOf, chatState, findChat, personOf } from "./chats.ts";
import type { Happening } from "./events.ts";
import type { Bot, Chat, Content, Message } from "./types.ts";
import type { World } from "./world.ts";

/** A message as the person sees it. */
export function displayMessage(world: World, chat: Chat, message: Message): DisplayMessage {
  const replied = message.reply_to ? chat.messages.get(message.reply_to) : undefined;
  return {
    message_id: message.message_id,
    from: sender(world, message.from_id),
    date: message.date,
    ...(message.content_edited && message.edit_date && { edit_date: message.edit_date }),
    ...displayContent(message.content),
    ...(message.media_group_id && { media_group_id: message.media_group_id }),
    ...(message.inline_keyboard && { inline_keyboard: message.inline_keyboard }),
    ...(replied && {
      reply_to: {
        message_id: replied.message_id,
        name: sender(world, replied.from_id).name,
        text: message.quote?.text ?? summary(replied.content),
        ...(message.quote && { quoted: true }),
      },
    }),
    ...(message.forwarded_from && { forwarded_from: sender(world, message.forwarded_from.id).name }),
    pinned: chat.pinned.includes(message.message_id),
    silent: message.silent,
    reactions: message.reactions,
  };
}

function sender(world: World, id: number): DisplayMessage["from"] {
  const bot = world.bots.get(id);
  if (bot) return { id, is_bot: true, name: bot.first_name };
  const person = world.people.get(id);
  const name = [person?.first_name, person?.last_name].filter(Boolean).join(" ");
  return { id, is_bot: false, name };
}

function displayContent(content: Content): Partial<DisplayMessage> {
  switch (content.kind) {
    case "text":
      return content.body;
    case "file":
      return {
        file: { ...content.file, url: `/sandbox/files/${content.file.file_unique_id}` },
        ...(content.caption.text && {
          caption: content.caption.text,
          caption_entities: content.caption.entities,
        }),
        ...(content.show_caption_above_media && { show_caption_above_media: true }),
      };
    case "contact":
      return { contact: content.contact };
    case "location":
      return { location: content.location };
    case "pin":
      return { pinned_message_id: content.message_id };
  }
}

/** One line about a message, for replies. */
function summary(content: Content): string {
  switch (content.kind) {
    case "text":
      return content.body.text;
    case "file":
      return content.caption.text || content.file.file_name || content.file.kind;
    case "contact":
      return content.contact.first_name;
    case "location":
    case "pin":
      return content.kind;
  }
}

export function displayBot(bot: Bot, languageCode = "", chatId?: number): BotView {
  const local = (texts: Map<string, string>) => texts.get(languageCode) ?? texts.get("") ?? "";
  return {
    id: bot.id,
    username: bot.username,
    first_name: local(bot.names) || bot.first_name,
    description: local(bot.descriptions),
    short_description: local(bot.short_descriptions),
    commands: commandsFor(bot, languageCode, chatId),
    menu_button: bot.menu_button,
  };
}

/** The newest messages of a chat (before one of them, for paging back), oldest first. */
export function displayChat(world: World, chat: Chat, page: { limit: number; before?: number }): ChatView {
  const { before, limit } = page;
  const person = personOf(world, chat);
  const all = [...chat.messages.values()];
  const older = before === undefined ? all : all.filter(({ message_id }) => message_id < before);
  return {
    chat: chatState(world, chat),
    person,
    bot: displayBot(botOf(world, chat), person.language_code, chat.chat_id),
    messages: older.slice(-limit).map((message) => displayMessage(world, chat, message)),
    event_id: world.events.lastId(),
  };
}

/** The picture of an event as of now; undefined when what it was about is gone since. */
export function displayEvent(world: World, happening: Happening): SandboxEvent | undefined {
  if (happening.type === "resync") return happening;
  if (happening.type === "person_changed") {
    const person = world.people.get(happening.person_id);
    return person && { type: happening.type, person };
  }
  const bot = world.bots.get(happening.bot_id);
  if (!bot) return undefined;
  if (happening.type === "bot_changed") return { type: happening.type, bot: bot.username };
  const place = { bot: bot.username, chat_id: happening.chat_id };
  const chat = findChat(world, bot.id, happening.chat_id);
  if (!chat) return undefined;
  switch (happening.type) {
    case "chat_changed":
      return { type: happening.type, ...place, chat: chatState(world, chat) };
    case "message_new":
    case "message_edited": {
      const message = chat.messages.get(happening.message_id);
      return message && { type: happening.type, ...place, message: displayMessage(world, chat, message) };
    }
    default: {
      const { bot_id: _, ...rest } = happening;
      return { ...rest, ...place };
    }
  }
}
