import { z } from "zod";
import { displayMessage } from "./messages.ts";

/** The control API's contract: people, bots and chats as they are seen. */

const id = z.number().int();

/** What somebody has forbidden, as Bot API ChatFullInfo names it. */
const privacy = {
  /** Bots get 400 for voice and video messages to them, as from people with Premium. */
  has_restricted_voice_and_video_messages: z.boolean().optional(),
  /** Forwards of their messages name them only in words. */
  has_private_forwards: z.boolean().optional(),
};

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
  ...privacy,
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
  ...privacy,
});
/** PATCH /sandbox/people/{id} → Person. DELETE deactivates the account. */
export const updatePerson = z.strictObject({
  first_name: z.string().min(1).max(64).optional(),
  last_name: z.string().max(64).nullable().optional(),
  username: createPerson.shape.username.nullable(),
  language_code: z.string().min(2).max(35).optional(),
  phone: createPerson.shape.phone,
  active: z.boolean().optional(),
  ...privacy,
});
/** GET /sandbox/people */
export const peopleList = z.object({ people: z.array(person) });

const botCommand = z.object({ command: z.string(), description: z.string() });
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

const replyButton = z.object({
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
  /** A one-time keyboard that was used: put away, and there again when the person opens it. */
  used: z.boolean(),
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

/**
 * GET /sandbox/chats/{bot}/{chat_id}[?limit=200&before=message_id] → ChatView, oldest message first. With
 * `after=event_id&wait_ms=` it answers when something has happened in this chat since that event, or the time is over.
 */
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
