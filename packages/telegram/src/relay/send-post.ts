import type { Entity, FileShape, MediaKind } from "@gotovo/domain";
import type { Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup, Message, MessageEntity, ReplyParameters } from "grammy/types";
import type { Keyboard, MediaPost, Post, Reply } from "./types.ts";

export interface SendOptions {
  readonly silent: boolean;
  /** In a forum: the topic it goes to. */
  readonly topicId: number | null;
  readonly reply: Reply | null;
}

/** The Bot API call that sends a post. @param file what `FileTransfer.open` gave, for a file */
export function sendPost(
  api: Api,
  chatId: number,
  post: Post,
  file: string | InputFile | null,
  { silent, topicId, reply }: SendOptions,
): Promise<Message> {
  const options = {
    ...(silent && { disable_notification: true }),
    ...(topicId !== null && { message_thread_id: topicId }),
    ...(reply && { reply_parameters: replyParameters(reply) }),
    ...(post.keyboard.length > 0 && { reply_markup: markup(post.keyboard) }),
  };
  switch (post.kind) {
    case "text":
      return api.sendMessage(chatId, post.body.text, {
        ...options,
        entities: entitiesOf(post.body.entities),
        link_preview_options: { is_disabled: true },
      });
    case "location":
      return post.title
        ? api.sendVenue(chatId, post.latitude, post.longitude, post.title, post.address ?? "", options)
        : api.sendLocation(chatId, post.latitude, post.longitude, options);
    case "contact":
      return api.sendContact(chatId, post.phone, post.firstName, {
        ...options,
        ...(post.lastName && { last_name: post.lastName }),
        ...(post.vcard && { vcard: post.vcard }),
      });
    case "media":
      return sendMedia(api, chatId, post, file as string | InputFile, options);
    default:
      return post satisfies never;
  }
}

function sendMedia(
  api: Api,
  chatId: number,
  post: MediaPost,
  file: string | InputFile,
  options: object,
): Promise<Message> {
  const spoiler = post.spoiler && { has_spoiler: true };
  const all = { ...options, caption: post.body.text, caption_entities: entitiesOf(post.body.entities) };
  const shape = shapeFor(post);
  switch (post.media) {
    case "photo":
      return api.sendPhoto(chatId, file, { ...all, ...spoiler });
    case "video":
      return api.sendVideo(chatId, file, { ...all, ...shape, ...spoiler });
    case "animation":
      return api.sendAnimation(chatId, file, { ...all, ...shape, ...spoiler });
    case "audio":
      return api.sendAudio(chatId, file, { ...all, ...shape });
    case "voice":
      return api.sendVoice(chatId, file, { ...all, ...shape });
    case "document":
      // It was sent as a document, or has to be one: a voice message must not be made of it again.
      return api.sendDocument(chatId, file, { ...all, disable_content_type_detection: true });
    case "video_note":
      return api.sendVideoNote(chatId, file, { ...options, ...shape });
    case "sticker":
      return api.sendSticker(chatId, file, options);
    default:
      return post.media satisfies never;
  }
}

const shapes: Readonly<Partial<Record<MediaKind, readonly (keyof FileShape)[]>>> = {
  video: ["duration", "width", "height"],
  animation: ["duration", "width", "height"],
  audio: ["duration", "performer", "title"],
  voice: ["duration"],
  video_note: ["duration", "length"],
};

/** What Telegram takes of a file's shape for that kind; without it a player shows a square of no length. */
function shapeFor({ media, file }: MediaPost): FileShape {
  const known = (shapes[media] ?? []).filter((name) => file.shape?.[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, file.shape?.[name]]));
}

/** One file of an album. */
export function albumItem(post: MediaPost, file: string | InputFile) {
  return {
    type: post.media as "photo" | "video" | "document" | "audio",
    media: file,
    caption: post.body.text,
    caption_entities: entitiesOf(post.body.entities),
    ...shapeFor(post),
    ...(post.spoiler && { has_spoiler: true }),
  };
}

export function replyParameters({ messageId, quote }: Reply): ReplyParameters {
  return {
    message_id: messageId,
    allow_sending_without_reply: true,
    ...(quote && { quote: quote.text, quote_entities: entitiesOf(quote.entities) }),
  };
}

export function markup(keyboard: Keyboard): InlineKeyboardMarkup {
  return { inline_keyboard: keyboard.map((row) => [...row]) };
}

/** Entities as Telegram gave them go back as they are. */
export function entitiesOf(entities: readonly Entity[]): MessageEntity[] {
  return entities as unknown as MessageEntity[];
}
