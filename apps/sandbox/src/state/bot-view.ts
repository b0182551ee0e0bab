import { botChat, userOf } from "./chats.ts";
import { botFile } from "./files.ts";
import { messageOrigin } from "./origin.ts";
import { serviceFields } from "./service.ts";
import type { Bot, Chat, Content, Formatted, Message } from "./types.ts";
import type { World } from "./world.ts";

/** A message as the Bot API shows it to a bot; file_ids differ from bot to bot. */
export function botMessage(
  world: World,
  chat: Chat,
  message: Message,
  viewer: Bot,
  withReply = true,
): Record<string, unknown> {
  const replied = withReply ? chat.messages.get(message.reply_to ?? topicRoot(message) ?? 0) : undefined;
  const inTopic = chat.kind === "supergroup" && chat.is_forum && message.thread_id !== undefined;
  return {
    message_id: message.message_id,
    ...(inTopic && { message_thread_id: message.thread_id, is_topic_message: true }),
    from: message.anonymous ? anonymousAdmin : userOf(world, message.from_id),
    ...(message.anonymous && { sender_chat: botChat(world, chat) }),
    chat: botChat(world, chat),
    date: message.date,
    ...(message.edit_date && { edit_date: message.edit_date }),
    ...(message.forwarded_from && { forward_origin: messageOrigin(world, message.forwarded_from) }),
    ...(replied && { reply_to_message: botMessage(world, chat, replied, viewer, false) }),
    ...(message.external_reply && {
      external_reply: {
        origin: messageOrigin(world, message.external_reply.origin),
        ...message.external_reply.fields,
      },
    }),
    ...(message.quote && {
      quote: { ...formatted("text", message.quote), position: message.quote.position, is_manual: true },
    }),
    ...(message.media_group_id && { media_group_id: message.media_group_id }),
    ...(message.protect_content && { has_protected_content: true }),
    ...(message.effect_id && { effect_id: message.effect_id }),
    ...content(world, viewer, chat, message.content),
    ...(message.inline_keyboard && { reply_markup: { inline_keyboard: message.inline_keyboard } }),
  };
}

/** In whose name bots see what an anonymous administrator writes. */
const anonymousAdmin = {
  id: 1087968824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

/** In a topic a message that answers none answers the topic's first line: bots see that as a reply. */
const topicRoot = ({ message_id, thread_id }: Message) => (thread_id === message_id ? undefined : thread_id);

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
    case "venue":
      return { venue: what.venue, location: what.venue.location };
    case "other":
      return what.fields;
    case "pin": {
      const pinned = chat.messages.get(what.message_id);
      // Telegram shows a pinned message that is gone as inaccessible: date 0.
      return {
        pinned_message: pinned
          ? botMessage(world, chat, pinned, bot, false)
          : { chat: botChat(world, chat), message_id: what.message_id, date: 0 },
      };
    }
    case "service":
      return serviceFields(world, what.note);
  }
}

function formatted(field: "text" | "caption", { text, entities }: Formatted): Record<string, unknown> {
  if (entities.length === 0) return { [field]: text };
  return { [field]: text, [field === "text" ? "entities" : "caption_entities"]: entities };
}
