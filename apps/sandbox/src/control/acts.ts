import { z } from "zod";

/**
 * The control API's contract: what a person does in a chat. All paths are below /sandbox/chats/{bot}/{chat_id}, and,
 * but for start and block, below /sandbox/groups/{id}/as/{person_id}.
 */

const id = z.number().int();
/** In a forum: the topic to write into; none: that of the message replied to, or General. */
const topic = id.optional();

const entity = z.looseObject({ type: z.string(), offset: id, length: id });

const strange = {
  title: z.string().min(1).max(128),
  username: z.string().optional(),
  signature: z.string().optional(),
  date: id.optional(),
};
/** Where a forwarded message first stood: with somebody of the sandbox, or with strangers. Dates are Unix seconds. */
export const origin = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("user"), id, date: id.optional() }),
  z.strictObject({ type: z.literal("hidden_user"), name: z.string().min(1).max(128), date: id.optional() }),
  z.strictObject({ type: z.literal("chat"), ...strange }),
  z.strictObject({ type: z.literal("channel"), ...strange, message_id: id.default(1) }),
]);

/** POST …/start → {message}. Unblocks first when blocked, as the client's Restart button does. */
export const start = z.strictObject({
  payload: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,64}$/)
    .optional(),
});
/** In a group: an administrator writes in its name. */
const anonymous = z.boolean().optional();
/** Quotes a part of the message replied to; `position` (UTF-16 units) tells several equal ones apart. */
const quote = z.strictObject({ text: z.string().min(1).max(1024), position: id.min(0).optional() });

/** A reply to what the bot cannot see: whose message it was, the words quoted of it, its kind as in ExternalReplyInfo. */
const externalReply = z.strictObject({
  origin,
  quote: z.string().min(1).max(1024).optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
});
/** Where a message goes, what it answers, and whose words it is. */
const place = {
  reply_to: id.optional(),
  quote: quote.optional(),
  external_reply: externalReply.optional(),
  forwarded_from: origin.optional(),
  topic,
  anonymous,
};

/** POST …/say → {message}. Entities a client finds by itself (commands, links, mentions) are added. */
export const say = z.strictObject({
  text: z.string().min(1).max(4096),
  entities: z.array(entity).optional(),
  ...place,
});
/** POST …/press → {message}. A reply-keyboard button, by its text; request_contact shares the contact. */
export const press = z.strictObject({ text: z.string(), topic });
/** POST …/contact → {message}. Nothing given: the person's own. Else that other person's, or any phone as it is written. */
export const shareContact = z.strictObject({
  person_id: id.optional(),
  phone_number: z.string().min(1).max(32).optional(),
  first_name: z.string().min(1).max(64).optional(),
  last_name: z.string().max(64).optional(),
  /** null: a contact with no Telegram account. */
  user_id: id.nullable().optional(),
  ...place,
});
/** POST …/location → {message}. With a title and an address: a venue. */
export const shareLocation = z
  .strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    title: z.string().min(1).max(128).optional(),
    address: z.string().min(1).max(256).optional(),
    ...place,
  })
  .refine(({ title, address }) => (title === undefined) === (address === undefined), {
    error: "a venue has a title and an address",
  });
/**
 * POST …/send → {message}. A message of any kind of the Bot API: `kind` is a field of Message, for which something is
 * made up; `fields` are more fields of it, or instead. Fields that the Bot API does not (yet) have go through as they are.
 */
export const sendKind = z
  .strictObject({
    kind: z.string().optional(),
    fields: z.record(z.string(), z.unknown()).default({}),
    ...place,
  })
  .refine(({ kind, fields }) => kind !== undefined || Object.keys(fields).length > 0, {
    error: "give a kind or fields",
  });
/** GET /sandbox/kinds → {kinds}: the kinds that …/send can make up. */
/** POST …/forward → {messages}. Messages of another chat of the same person; an album stays one. */
export const forward = z.strictObject({
  from: z.union([z.strictObject({ bot: z.string() }), z.strictObject({ group: id })]),
  message_ids: z.array(id).min(1).max(100),
  topic,
});
export const mediaKind = z.enum([
  "photo",
  "document",
  "video",
  "voice",
  "video_note",
  "audio",
  "animation",
  "sticker",
]);
export type MediaKind = z.infer<typeof mediaKind>;
/** POST …/media → {messages}. More than one item is an album. */
export const sendMedia = z.strictObject({
  items: z
    .array(
      z.strictObject({
        kind: mediaKind,
        content_base64: z.string().default(""),
        /** The size Telegram should show, without that many bytes: files too big to download cost nothing here. */
        declared_size: id.positive().optional(),
        file_name: z.string().optional(),
        mime_type: z.string().optional(),
        caption: z.string().max(1024).optional(),
        width: id.optional(),
        height: id.optional(),
        duration: id.optional(),
        emoji: z.string().optional(),
      }),
    )
    .min(1)
    .max(10),
  ...place,
});
/** PATCH …/messages/{message_id} → {message}: the person edits their own text or caption. */
export const editMessage = z.strictObject({
  /** A caption may be emptied, a text may not. */
  text: z.string().max(4096),
  entities: z.array(entity).optional(),
});
/** DELETE …/messages/{message_id} → {ok}: gone on both sides; the bot is not told (as in Telegram). */
/** PUT …/messages/{message_id}/reaction → {message}; null takes the reaction back. */
export const react = z.strictObject({ emoji: z.string().nullable() });
/** PUT …/messages/{message_id}/pin → {message}; in a group only with the right to. The bots are told of a pin. */
export const pin = z.strictObject({ pinned: z.boolean() });
/** POST …/block and …/unblock → {chat} */
export const nothing = z.strictObject({});

/**
 * POST …/tap → tapResult. By place (row, column), by the button's text, or with any callback data at all, as a changed
 * client could send it. Without message_id: the newest message that has such a button. Buttons that make no callback
 * (links, copy) answer with `button` and no query.
 */
export const tap = z.strictObject({
  message_id: id.optional(),
  row: id.min(0).optional(),
  column: id.min(0).optional(),
  text: z.string().optional(),
  data: z.string().optional(),
  /** Only a message of this topic. */
  topic,
  /** How long to wait for the bot's answer, at most 60000 ms. */
  wait_ms: id.min(0).max(60_000).default(0),
});
export const callbackAnswer = z.object({
  text: z.string().optional(),
  show_alert: z.boolean(),
  url: z.string().optional(),
});
export type CallbackAnswer = z.infer<typeof callbackAnswer>;
export const tapResult = z.object({
  message_id: id,
  callback_query_id: z.string().nullable(),
  button: z.record(z.string(), z.unknown()).nullable(),
  /** null: not answered (yet). */
  answer: callbackAnswer.nullable(),
});
export type TapResult = z.infer<typeof tapResult>;
