import { z } from "zod";
import { displayMessage, file } from "./messages.ts";

/*
 * The control API: what a person can do in a Telegram client, and what a test may do to the weather.
 * JSON over HTTP under /sandbox. A chat is addressed as /sandbox/chats/{bot}/{chat_id}: {bot} is a bot's username,
 * {chat_id} the id bots see (in a private chat the person's own id). Errors answer {error: {code, message}}.
 */

const id = z.number().int();

export const person = z.object({
  id,
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string(),
  /** International format with a plus, e.g. +79001234567. */
  phone: z.string(),
  /** False once the account is deleted: bots get 403 "user is deactivated". */
  active: z.boolean(),
});
export type Person = z.infer<typeof person>;

/** POST /sandbox/people → Person. Missing id and phone are made up. */
export const createPerson = z.strictObject({
  id: id.positive().optional(),
  first_name: z.string().min(1).max(64),
  last_name: z.string().max(64).optional(),
  username: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{3,31}$/)
    .optional(),
  language_code: z.string().min(2).max(35).default("en"),
  phone: z
    .string()
    .regex(/^\+\d{7,15}$/)
    .optional(),
});
/** PATCH /sandbox/people/{id} → Person. DELETE deactivates the account. */
export const updatePerson = z.strictObject({
  first_name: z.string().min(1).max(64).optional(),
  last_name: z.string().max(64).nullable().optional(),
  username: createPerson.shape.username.nullable(),
  language_code: z.string().min(2).max(35).optional(),
  phone: createPerson.shape.phone,
  active: z.boolean().optional(),
});
/** GET /sandbox/people */
export const peopleList = z.object({ people: z.array(person) });

export const botCommand = z.object({ command: z.string(), description: z.string() });
/** A bot as a person sees it. Names and texts are those for `?language_code=`, when asked with one. */
export const bot = z.object({
  id,
  username: z.string(),
  first_name: z.string(),
  description: z.string(),
  short_description: z.string(),
  commands: z.array(botCommand),
  /** Telegram's MenuButton object: {type: "default" | "commands" | "web_app", …}. */
  menu_button: z.record(z.string(), z.unknown()),
});
export type Bot = z.infer<typeof bot>;
/** GET /sandbox/bots[?language_code=ru] */
export const botList = z.object({ bots: z.array(bot) });

export const replyButton = z.object({
  text: z.string(),
  style: z.string().optional(),
  request_contact: z.boolean().optional(),
  request_location: z.boolean().optional(),
  web_app: z.object({ url: z.string() }).optional(),
});
/** What stands in place of the usual keyboard: buttons, or (with no buttons) a forced reply. */
export const replyKeyboard = z.object({
  /** The message that brought it. */
  message_id: id,
  buttons: z.array(z.array(replyButton)),
  resize: z.boolean(),
  one_time: z.boolean(),
  persistent: z.boolean(),
  /** True: the client opens a reply to message_id. */
  force_reply: z.boolean(),
  placeholder: z.string().optional(),
});
export type ReplyKeyboard = z.infer<typeof replyKeyboard>;

export const chatState = z.object({
  bot: z.string(),
  chat_id: id,
  /** False until the person first pressed Start (or wrote). */
  started: z.boolean(),
  /** True while the person has blocked the bot. */
  blocked: z.boolean(),
  /** Pinned message ids, the newest pin first. */
  pinned: z.array(id),
  keyboard: replyKeyboard.nullable(),
  /** This chat's own menu button, or the bot's. */
  menu_button: z.record(z.string(), z.unknown()),
});
export type ChatState = z.infer<typeof chatState>;

/** GET /sandbox/chats/{bot}/{chat_id}[?limit=200&before=message_id] → ChatView, oldest message first. */
export const chatView = z.object({
  chat: chatState,
  person,
  bot,
  messages: z.array(displayMessage),
  /** The newest event contained in this view: listen from here on (`/sandbox/events?after=`). */
  event_id: z.number().int(),
});
export type ChatView = z.infer<typeof chatView>;

/** GET /sandbox/chats[?person_id=&bot=] */
export const chatList = z.object({
  chats: z.array(z.object({ chat: chatState, last_message: displayMessage.nullable() })),
});

const entity = z.looseObject({ type: z.string(), offset: id, length: id });

/** POST …/start → {message}. Unblocks first when blocked, as the client's Restart button does. */
export const start = z.strictObject({
  payload: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,64}$/)
    .optional(),
});
/** POST …/say → {message}. Entities a client finds by itself (commands, links, mentions) are added. */
export const say = z.strictObject({
  text: z.string().min(1).max(4096),
  entities: z.array(entity).optional(),
  reply_to: id.optional(),
});
/** POST …/press → {message}. A reply-keyboard button, by its text; request_contact shares the contact. */
export const press = z.strictObject({ text: z.string() });
/** POST …/contact → {message}. Nothing given: the person's own. Else that other person's, or a bare phone. */
export const shareContact = z.strictObject({
  person_id: id.optional(),
  phone_number: z.string().optional(),
  first_name: z.string().optional(),
  /** null: a contact with no Telegram account. */
  user_id: id.nullable().optional(),
});
/** POST …/location → {message} */
export const shareLocation = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
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
        content_base64: z.string(),
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
  reply_to: id.optional(),
});
/** PATCH …/messages/{message_id} → {message}: the person edits their own text or caption. */
export const editMessage = z.strictObject({ text: z.string().min(1).max(4096) });
/** DELETE …/messages/{message_id} → {ok}: gone on both sides; the bot is not told (as in Telegram). */
/** PUT …/messages/{message_id}/reaction → {message}; null takes the reaction back. */
export const react = z.strictObject({ emoji: z.string().nullable() });
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
  /** Wait so long for the bot's answer, at most 60000 ms. */
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

/** GET /sandbox/calls[?bot=&method=&chat_id=&after=&limit=1000&ok=true|false] → oldest first. */
export const apiCall = z.object({
  /** Ever increasing: pass the last one as `after` for the next page. */
  seq: z.number().int(),
  bot: z.string(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** Unix time in milliseconds by the sandbox's clock. */
  at: z.number(),
  /** What was answered; {dropped: true} when a fault kept the call from being performed and answered nothing. */
  answer: z.record(z.string(), z.unknown()),
});
export type ApiCall = z.infer<typeof apiCall>;
export const callList = z.object({ calls: z.array(apiCall), last_seq: z.number().int() });

/** GET /sandbox/updates/{bot}[?limit=100] → the newest updates ever queued, oldest first. */
export const updateList = z.object({
  updates: z.array(z.looseObject({ update_id: id })),
  pending: z.number().int(),
});
/** POST /sandbox/updates/{bot}/redeliver → {update_id}: the same update once more (default: the newest). */
export const redeliver = z.strictObject({ update_id: id.optional() });

/** POST /sandbox/faults → fault. GET lists, DELETE /sandbox/faults[/{id}] clears. */
export const createFault = z.strictObject({
  kind: z.enum([
    /** 429 with retry_after, not performed. */
    "429",
    /** 502 with an HTML body, not performed. */
    "5xx",
    /** Never answered (connection kept until the client gives up), not performed. */
    "timeout",
    /** Connection cut before anything is performed. */
    "drop",
    /** Performed, then the connection is cut: the client cannot know. */
    "drop_after",
    /** Performed after `ms`. */
    "slow",
  ]),
  bot: z.string().optional(),
  /** Without it: every method but getUpdates, which must be named. */
  method: z.string().optional(),
  chat_id: id.optional(),
  retry_after: id.min(1).optional(),
  ms: id.min(0).max(600_000).optional(),
  /** 0…1, default 1. */
  probability: z.number().min(0).max(1).optional(),
  /** After so many hits the rule is gone. */
  times: id.min(1).optional(),
  /** Unix time in milliseconds after which the rule is gone. */
  until: z.number().optional(),
});
export const fault = createFault.extend({ id: z.string(), hits: z.number().int() });
export type Fault = z.infer<typeof fault>;
export const faultList = z.object({ faults: z.array(fault) });

/** GET and PATCH /sandbox/settings */
export const settings = z.object({
  limits: z.object({
    /** Off by default. */
    enabled: z.boolean(),
    per_chat_per_second: z.number().positive(),
    /** So many may come at once before the rate counts. */
    per_chat_burst: z.number().int().positive(),
    per_bot_per_second: z.number().positive(),
    per_group_per_minute: z.number().positive(),
  }),
  call_log: z.object({ enabled: z.boolean() }),
  /** Added to the clock: ages messages and taps without waiting. */
  clock_offset_ms: z.number().int(),
});
export type Settings = z.infer<typeof settings>;
export const updateSettings = z.strictObject({
  limits: settings.shape.limits.partial().strict().optional(),
  call_log: settings.shape.call_log.partial().strict().optional(),
  clock_offset_ms: z.number().int().optional(),
});

/** POST /sandbox/reset → {ok}: no people but the default ones, no chats, calls, faults; bots stay connected. */
export const reset = z.strictObject({ default_people: z.boolean().default(true) });

/**
 * GET /sandbox/events[?person_id=][&after=event_id] as text/event-stream. SSE `event:` is the type, `id:` increases by
 * one from event to event; Last-Event-ID continues where it stopped. `resync`: events were lost, read chats afresh.
 */
const inChat = { bot: z.string(), chat_id: id };
export const event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message_new"), ...inChat, message: displayMessage }),
  z.object({ type: z.literal("message_edited"), ...inChat, message: displayMessage }),
  z.object({ type: z.literal("message_deleted"), ...inChat, message_ids: z.array(id) }),
  z.object({
    type: z.literal("callback_answered"),
    ...inChat,
    message_id: id,
    callback_query_id: z.string(),
    answer: callbackAnswer,
  }),
  z.object({ type: z.literal("chat_changed"), ...inChat, chat: chatState }),
  z.object({ type: z.literal("person_changed"), person }),
  z.object({ type: z.literal("bot_changed"), bot: z.string() }),
  /** The bot does something (typing, upload_photo, …); shown for five seconds or until its next message. */
  z.object({ type: z.literal("chat_action"), ...inChat, action: z.string() }),
  z.object({ type: z.literal("resync") }),
]);
export type SandboxEvent = z.infer<typeof event>;

export const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** A file of a message is read at /sandbox/files/{file_unique_id}. */
export { displayMessage, file };
