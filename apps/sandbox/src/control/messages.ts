import { z } from "zod";

/** Messages as a person sees them in the client: the display half of the control API's contract. */

const id = z.number().int();

/** Offsets and lengths count UTF-16 code units, as everywhere in Telegram. */
export const messageEntity = z.object({
  type: z.string(),
  offset: id,
  length: id,
  url: z.string().optional(),
  language: z.string().optional(),
  user: z.looseObject({ id }).optional(),
  custom_emoji_id: z.string().optional(),
  unix_time: id.optional(),
  date_time_format: z.string().optional(),
});
export type MessageEntity = z.infer<typeof messageEntity>;

/** Has exactly one of callback_data, url, copy_text, web_app, … */
export const inlineButton = z.looseObject({
  text: z.string(),
  /** danger (red), success (green) or primary (blue). */
  style: z.string().optional(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  copy_text: z.object({ text: z.string() }).optional(),
  web_app: z.object({ url: z.string() }).optional(),
});
export type InlineButton = z.infer<typeof inlineButton>;

export const file = z.object({
  kind: z.enum(["photo", "document", "video", "voice", "video_note", "audio", "animation", "sticker"]),
  file_unique_id: z.string(),
  /** Path on this server. */
  url: z.string(),
  file_size: z.number().int(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
  width: id.optional(),
  height: id.optional(),
  duration: id.optional(),
  emoji: z.string().optional(),
  has_spoiler: z.boolean().optional(),
});
export type DisplayFile = z.infer<typeof file>;

/** What happened to a group, for its grey lines. */
const serviceNote = z.object({
  type: z.enum([
    "group_created",
    "migrated_to",
    "migrated_from",
    "title_changed",
    "members_joined",
    "member_left",
    "topic_created",
    "topic_edited",
    "topic_closed",
    "topic_reopened",
  ]),
  /** Of whom it tells. */
  names: z.array(z.string()).optional(),
  /** The group's or the topic's name. */
  title: z.string().optional(),
});

export const displayMessage = z.object({
  message_id: id,
  /** The forum topic it is in; none: General, or no forum. */
  thread_id: id.optional(),
  from: z.object({ id, is_bot: z.boolean(), name: z.string() }),
  /** Unix time in seconds. */
  date: z.number().int(),
  /** Present on an edited message: show "edited". Changing only the buttons does not set it. */
  edit_date: z.number().int().optional(),
  text: z.string().optional(),
  entities: z.array(messageEntity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(messageEntity).optional(),
  show_caption_above_media: z.boolean().optional(),
  file: file.optional(),
  /** Messages with one media_group_id are one album. */
  media_group_id: z.string().optional(),
  contact: z
    .object({
      phone_number: z.string(),
      first_name: z.string(),
      last_name: z.string().optional(),
      user_id: id.optional(),
    })
    .optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  venue: z
    .looseObject({
      location: z.object({ latitude: z.number(), longitude: z.number() }),
      title: z.string(),
      address: z.string(),
    })
    .optional(),
  /** A kind that the page does not draw: its name in the Bot API, and the words found in it. */
  other: z.object({ kind: z.string(), words: z.string() }).optional(),
  inline_keyboard: z.array(z.array(inlineButton)).optional(),
  /** `text` is the quoted part, or a line about the message replied to; `quoted` tells which. */
  reply_to: z
    .object({
      message_id: id,
      name: z.string(),
      text: z.string(),
      quoted: z.boolean().optional(),
    })
    .optional(),
  /** It answers a message of another chat: whose, and the words quoted from it. */
  external_reply: z.object({ name: z.string(), text: z.string() }).optional(),
  forwarded_from: z.string().optional(),
  /** Service line, e.g. a pin: the id of the pinned message. */
  pinned_message_id: id.optional(),
  service: serviceNote.optional(),
  pinned: z.boolean(),
  /** Sent without sound. */
  silent: z.boolean(),
  reactions: z.array(z.object({ from_id: id, emoji: z.string() })),
});
export type DisplayMessage = z.infer<typeof displayMessage>;
