import { botMessage } from "../../state/bot-view.ts";
import { chatChanged, personOf } from "../../state/chats.ts";
import { addMessage, captionOrText } from "../../state/messages.ts";
import type { Chat, Content, Formatted, Message } from "../../state/types.ts";
import { parseText } from "../../text/parse.ts";
import { matchQuote } from "../../text/quote.ts";
import type { Call } from "../call.ts";
import { badRequest, notImplemented } from "../errors.ts";
import type { Params } from "../params.ts";
import { type Markup, readMarkup, refuseInGroups } from "./markup.ts";
import { chatToWrite, messageOf } from "./target.ts";
import { threadFor } from "./topics.ts";

const maxText = 4096;
const maxCaption = 1024;

/** Parameters that would change what happens and are not acted on: refused, never ignored. */
const notDone = [
  "business_connection_id",
  "direct_messages_topic_id",
  "suggested_post_parameters",
  "inline_message_id",
  "rich_message",
];

export function refuseNotDone({ params, method }: Call): void {
  const found = notDone.find((name) => params[name] !== undefined);
  if (found) throw notImplemented(`"${found}" of ${method}`);
}

/** `text` with parse_mode or entities, within Telegram's limits; sends and edits word the upper one differently. */
export function readText(params: Params, tooLong = "message is too long"): Formatted {
  const body = parseText((params.text as string) ?? "", params.parse_mode, params.entities);
  if (body.text === "") throw badRequest("message text is empty");
  if (body.text.length > maxText) throw badRequest(tooLong);
  return body;
}

export function readCaption(params: Params, tooLong = "message caption is too long"): Formatted {
  const caption = parseText((params.caption as string) ?? "", params.parse_mode, params.caption_entities);
  if (caption.text.length > maxCaption) throw badRequest(tooLong);
  return caption;
}

/** Sends one message with the options all send methods share, and returns it as the Bot API does. */
export function send(call: Call, content: Content, chat = chatToWrite(call)): Record<string, unknown> {
  return botMessage(call.world, chat, place(call, chat, content), call.bot);
}

/** The same, answering the stored message. `extra`: what only some methods know (albums, forwards). */
export function place(call: Call, chat: Chat, content: Content, extra: Partial<Message> = {}): Message {
  const { world, bot, params } = call;
  refuseNotDone(call);
  const markup = readMarkup(params.reply_markup);
  if (chat.kind === "supergroup") refuseInGroups(markup);
  refuseRestricted(call, chat, content);
  const reply = replyOf(chat, params.reply_parameters);
  const message = addMessage(world, chat, {
    from_id: bot.id,
    content,
    silent: params.disable_notification === true,
    ...(params.protect_content === true && { protect_content: true }),
    ...(params.message_effect_id !== undefined && { effect_id: params.message_effect_id as string }),
    ...reply,
    ...threadFor(call, chat, chat.messages.get(reply.reply_to ?? 0)),
    ...(markup.kind === "inline" && { inline_keyboard: markup.rows }),
    ...((markup.kind === "keyboard" || markup.kind === "remove") && { had_other_markup: true }),
    ...extra,
  });
  applyKeyboard(call, chat, markup, message.message_id);
  return message;
}

/** Somebody may want no voice and video messages. Without Premium nobody can, and nobody minds here. */
function refuseRestricted({ world }: Call, chat: Chat, content: Content): void {
  if (chat.kind !== "private" || content.kind !== "file") return;
  if (!personOf(world, chat).has_restricted_voice_and_video_messages) return;
  const { kind } = content.file;
  if (kind === "voice") throw badRequest("user restricted receiving of voice messages");
  if (kind === "video_note") throw badRequest("user restricted receiving of video messages");
}

function replyOf(chat: Chat, value: unknown): Pick<Message, "reply_to" | "quote"> {
  if (value === undefined) return {};
  const reply = value as Record<string, unknown>;
  if (reply.chat_id !== undefined && reply.chat_id !== chat.chat_id) {
    throw notImplemented("replies to messages of other chats");
  }
  if (reply.allow_sending_without_reply === true && !chat.messages.has(reply.message_id as number)) return {};
  const replied = messageOf(chat, reply.message_id, "message to be replied");
  if (reply.quote === undefined) return { reply_to: replied.message_id };
  const wanted = parseText(reply.quote as string, reply.quote_parse_mode, reply.quote_entities);
  const near = reply.quote_position as number | undefined;
  const quote = matchQuote(captionOrText(replied.content), wanted, near);
  if (!quote) throw badRequest("QUOTE_TEXT_INVALID");
  return { reply_to: replied.message_id, quote };
}

function applyKeyboard({ world }: Call, chat: Chat, markup: Markup, messageId: number): void {
  if (markup.kind === "keyboard") chat.keyboard = { ...markup.keyboard, message_id: messageId, used: false };
  else if (markup.kind === "remove" && chat.keyboard) chat.keyboard = null;
  else return;
  chatChanged(world, chat);
}

export function sendMessage(call: Call) {
  const chat = chatToWrite(call);
  const { link_preview_options } = call.params;
  return send(
    call,
    {
      kind: "text",
      body: readText(call.params),
      ...(link_preview_options !== undefined && { link_preview_options }),
    },
    chat,
  );
}
