import { botChat, botOf, personOf, userOfBot, userOfPerson } from "./chats.ts";
import { botFile } from "./files.ts";
import type { Bot, Chat, Content, Formatted, Message } from "./types.ts";
import type { World } from "./world.ts";

/** A message as the Bot API shows it to the chat's bot. */
export function botMessage(
  world: World,
  chat: Chat,
  message: Message,
  withReply = true,
): Record<string, unknown> {
  const bot = botOf(world, chat);
  const replied = withReply && message.reply_to ? chat.messages.get(message.reply_to) : undefined;
  return {
    message_id: message.message_id,
    from: message.from_id === bot.id ? userOfBot(bot) : userOfPerson(personOf(world, chat)),
    chat: botChat(world, chat),
    date: message.date,
    ...(message.edit_date && { edit_date: message.edit_date }),
    ...(message.forwarded_from && forwardOrigin(world, bot, message.forwarded_from)),
    ...(replied && { reply_to_message: botMessage(world, chat, replied, false) }),
    ...(message.quote && {
      quote: { ...formatted("text", message.quote), position: message.quote.position, is_manual: true },
    }),
    ...(message.media_group_id && { media_group_id: message.media_group_id }),
    ...(message.protect_content && { has_protected_content: true }),
    ...(message.effect_id && { effect_id: message.effect_id }),
    ...content(world, bot, chat, message.content),
    ...(message.inline_keyboard && { reply_markup: { inline_keyboard: message.inline_keyboard } }),
  };
}

function content(world: World, bot: Bot, chat: Chat, what: Content): Record<string, unknown> {
  switch (what.kind) {
    case "text":
      return {
        ...formatted("text", what.body),
        ...(what.link_preview_options ? { link_preview_options: what.link_preview_options } : {}),
      };
    case "file":
      return {
        ...botFile(bot, what.file),
        ...(what.caption.text && formatted("caption", what.caption)),
        ...(what.show_caption_above_media && { show_caption_above_media: true }),
      };
    case "contact":
      return { contact: what.contact };
    case "location":
      return { location: what.location };
    case "pin": {
      const pinned = chat.messages.get(what.message_id);
      // Telegram shows a pinned message that is gone as inaccessible: date 0.
      return {
        pinned_message: pinned
          ? botMessage(world, chat, pinned, false)
          : { chat: botChat(world, chat), message_id: what.message_id, date: 0 },
      };
    }
  }
}

function formatted(field: "text" | "caption", { text, entities }: Formatted): Record<string, unknown> {
  if (entities.length === 0) return { [field]: text };
  return { [field]: text, [field === "text" ? "entities" : "caption_entities"]: entities };
}

function forwardOrigin(world: World, bot: Bot, origin: { id: number; date: number }) {
  const person = world.people.get(origin.id);
  const author = world.bots.get(origin.id) ?? bot;
  return {
    forward_origin: {
      type: "user",
      sender_user: person ? userOfPerson(person) : userOfBot(author),
      date: origin.date,
    },
  };
}
