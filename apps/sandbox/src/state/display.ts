import type { Bot as BotView, ChatView } from "../control/contract.ts";
import type { DisplayMessage } from "../control/messages.ts";
import { botOf, chatState, personOf } from "./chats.ts";
import { commandsFor } from "./commands.ts";
import { kindOf, wordsIn } from "./kinds.ts";
import type { Bot, Chat, Content, ForwardOrigin, Message, PrivateChat, ServiceNote } from "./types.ts";
import type { World } from "./world.ts";

/** A message as the person sees it. */
export function displayMessage(world: World, chat: Chat, message: Message): DisplayMessage {
  const replied = message.reply_to ? chat.messages.get(message.reply_to) : undefined;
  return {
    message_id: message.message_id,
    ...(message.thread_id !== undefined && { thread_id: message.thread_id }),
    from:
      message.anonymous && chat.kind === "supergroup"
        ? { id: chat.chat_id, is_bot: false, name: chat.title }
        : sender(world, message.from_id),
    date: message.date,
    ...(message.content_edited && message.edit_date && { edit_date: message.edit_date }),
    ...displayContent(world, message.content),
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
    ...(message.external_reply && {
      external_reply: {
        name: originName(world, message.external_reply.origin),
        text: message.quote?.text ?? kindOf(message.external_reply.fields),
      },
    }),
    ...(message.forwarded_from && { forwarded_from: originName(world, message.forwarded_from) }),
    pinned: chat.pinned.includes(message.message_id),
    silent: message.silent,
    reactions: message.reactions,
  };
}

const sender = (world: World, id: number): DisplayMessage["from"] => ({
  id,
  is_bot: world.bots.has(id),
  name: nameOf(world, id),
});

function originName(world: World, origin: ForwardOrigin): string {
  if (origin.type === "user") return nameOf(world, origin.id);
  if (origin.type === "hidden_user") return origin.name;
  return origin.signature ? `${origin.title} (${origin.signature})` : origin.title;
}

/** What a person's client calls somebody. */
export function nameOf(world: World, id: number): string {
  const bot = world.bots.get(id);
  if (bot) return bot.first_name;
  const person = world.people.get(id);
  return [person?.first_name, person?.last_name].filter(Boolean).join(" ");
}

function displayContent(world: World, content: Content): Partial<DisplayMessage> {
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
    case "venue":
      return { venue: content.venue };
    case "other": {
      const { text, caption } = content.fields;
      if (typeof text === "string") return { text };
      return {
        other: { kind: kindOf(content.fields), words: wordsIn(content.fields) },
        ...(typeof caption === "string" && { caption }),
      };
    }
    case "pin":
      return { pinned_message_id: content.message_id };
    case "service":
      return { service: displayNote(world, content.note) };
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
    case "venue":
      return content.venue.title;
    case "other":
      return kindOf(content.fields);
    case "location":
    case "pin":
      return content.kind;
    case "service":
      return "name" in content.note ? (content.note.name ?? "") : content.note.type;
  }
}

function displayNote(world: World, note: ServiceNote): NonNullable<DisplayMessage["service"]> {
  switch (note.type) {
    case "members_joined":
      return { type: note.type, names: note.member_ids.map((id) => nameOf(world, id)) };
    case "member_left":
      return { type: note.type, names: [nameOf(world, note.member_id)] };
    case "group_created":
    case "title_changed":
      return { type: note.type, title: note.title };
    case "topic_created":
    case "topic_edited":
      return { type: note.type, ...(note.name && { title: note.name }) };
    default:
      return { type: note.type };
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
export function displayMessages(
  world: World,
  chat: Chat,
  { before, limit }: { limit: number; before?: number | undefined },
  fits: (message: Message) => boolean = () => true,
): DisplayMessage[] {
  const older = [...chat.messages.values()].filter(
    (message) => (before === undefined || message.message_id < before) && fits(message),
  );
  return older.slice(-limit).map((message) => displayMessage(world, chat, message));
}

export function displayChat(
  world: World,
  chat: PrivateChat,
  page: { limit: number; before?: number | undefined },
): ChatView {
  const person = personOf(world, chat);
  return {
    chat: chatState(world, chat),
    person,
    bot: displayBot(botOf(world, chat), person.language_code, chat.chat_id),
    messages: displayMessages(world, chat, page),
    event_id: world.events.lastId(),
  };
}
