import { botMessage } from "../../state/bot-view.ts";
import { isCopyable as isCopyableKind } from "../../state/kinds.ts";
import { isService } from "../../state/messages.ts";
import { originOf } from "../../state/origin.ts";
import type { Chat, Content, Message } from "../../state/types.ts";
import { nextNumber } from "../../state/world.ts";
import { parseText } from "../../text/parse.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { place, readCaption } from "./send.ts";
import { chatToRead, chatToWrite, messageOf } from "./target.ts";

/** The message to take, which must not be a service line nor protected. */
function source(call: Call, messageId: unknown, verb: "copy" | "forward"): Message {
  const from = chatToRead(call, "from_chat_id");
  const message = messageOf(from, messageId, `message to ${verb}`);
  const copyable = verb === "forward" || isCopyable(message);
  if (!isPassable(message) || !copyable)
    throw badRequest(`message can't be ${verb === "copy" ? "copied" : "forwarded"}`);
  return message;
}

const isPassable = ({ content, protect_content }: Message) => !isService(content) && !protect_content;

const isCopyable = ({ content }: Message) => content.kind !== "other" || isCopyableKind(content.fields);

function forward(call: Call, chat: Chat, message: Message, extra: Partial<Message> = {}): Message {
  const origin = originOf(call.world, chatToRead(call, "from_chat_id"), message);
  return place(call, chat, message.content, { forwarded_from: origin, ...extra });
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

/** Messages that cannot be found or passed on are skipped, as Telegram does for several at once. */
function several(call: Call): Message[] {
  const ids = call.params.message_ids as number[];
  if (ids.length === 0) throw badRequest("message identifiers are not specified");
  if (ids.length > 100) throw badRequest("too many message identifiers specified");
  const from = chatToRead(call, "from_chat_id");
  return ids.flatMap((id) => from.messages.get(id) ?? []).filter(isPassable);
}

/** Albums stay together: each gets one new group id. */
function regrouper({ world }: Call) {
  const groups = new Map<string, string>();
  return ({ media_group_id: old }: Message): Partial<Message> => {
    if (old === undefined) return {};
    if (!groups.has(old)) groups.set(old, String(nextNumber(world)));
    return { media_group_id: groups.get(old) as string };
  };
}

export function forwardMessages(call: Call) {
  const chat = chatToWrite(call);
  const regroup = regrouper(call);
  return several(call).map((message) => ({
    message_id: forward(call, chat, message, regroup(message)).message_id,
  }));
}

export function copyMessages(call: Call) {
  const chat = chatToWrite(call);
  const bare = call.params.remove_caption === true;
  const regroup = regrouper(call);
  return several(call)
    .filter(isCopyable)
    .map((message) => {
      const { content } = message;
      const copied =
        bare && content.kind === "file" ? { ...content, caption: parseText("", "", []) } : content;
      return { message_id: place(call, chat, copied, regroup(message)).message_id };
    });
}
