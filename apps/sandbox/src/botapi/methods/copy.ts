import { botMessage } from "../../state/bot-view.ts";
import { isService } from "../../state/messages.ts";
import type { Chat, Content, Message } from "../../state/types.ts";
import { parseText } from "../../text/parse.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { place, readCaption } from "./send.ts";
import { chatToRead, chatToWrite, messageOf } from "./target.ts";

/** The message to take, which must not be a service line nor protected. */
function source(call: Call, messageId: unknown, verb: "copy" | "forward"): Message {
  const from = chatToRead(call, "from_chat_id");
  const message = messageOf(from, messageId, `message to ${verb}`);
  if (isService(message.content) || message.protect_content) {
    throw badRequest(`message can't be ${verb === "copy" ? "copied" : "forwarded"}`);
  }
  return message;
}

function forward(call: Call, chat: Chat, message: Message): Message {
  const origin = message.forwarded_from ?? { id: message.from_id, date: message.date };
  return place(call, chat, message.content, { forwarded_from: origin });
}

export function forwardMessage(call: Call) {
  const chat = chatToWrite(call);
  const message = forward(call, chat, source(call, call.params.message_id, "forward"));
  return botMessage(call.world, chat, message, call.bot);
}

export function copyMessage(call: Call) {
  const chat = chatToWrite(call);
  const { content } = source(call, call.params.message_id, "copy");
  return { message_id: place(call, chat, recaptioned(call, content)).message_id };
}

function recaptioned(call: Call, content: Content): Content {
  if (content.kind !== "file" || call.params.caption === undefined) return content;
  return { ...content, caption: readCaption(call.params) };
}

/** Messages that cannot be found are skipped, as Telegram does for several at once. */
function several(call: Call, verb: "copy" | "forward"): Message[] {
  const ids = call.params.message_ids as number[];
  if (ids.length === 0) throw badRequest("message identifiers are not specified");
  if (ids.length > 100) throw badRequest("too many message identifiers specified");
  const from = chatToRead(call, "from_chat_id");
  return ids.filter((id) => from.messages.has(id)).map((id) => source(call, id, verb));
}

export function forwardMessages(call: Call) {
  const chat = chatToWrite(call);
  return several(call, "forward").map((message) => ({ message_id: forward(call, chat, message).message_id }));
}

export function copyMessages(call: Call) {
  const chat = chatToWrite(call);
  const bare = call.params.remove_caption === true;
  return several(call, "copy").map(({ content }) => {
    const copied = bare && content.kind === "file" ? { ...content, caption: parseText("", "", []) } : content;
    return { message_id: place(call, chat, copied).message_id };
  });
}
