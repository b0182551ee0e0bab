import { findGroup, findPrivate } from "../../state/chats.ts";
import { memberOf } from "../../state/roster.ts";
import type { AdminRights, Chat, Group, Message, PrivateChat } from "../../state/types.ts";
import type { Call } from "../call.ts";
import { ApiError, badRequest, forbidden } from "../errors.ts";

/** The chat a call names by chat_id, for reading. Throws "chat not found". */
export function chatToRead(call: Call, field = "chat_id"): Chat {
  const { world, bot, params } = call;
  const chatId = params[field];
  if (typeof chatId !== "number") throw badRequest("chat not found");
  if (chatId < 0) return group(call, chatId);
  const chat = findPrivate(world, bot.id, chatId);
  // Telegram knows nothing of people who never met the bot; those who did not start it are 403 when written to.
  if (!chat?.started) throw badRequest("chat not found");
  return chat;
}

/** The chat a call may change messages in. Throws what Telegram throws for missing and deactivated people. */
export function chatToEdit(call: Call): Chat {
  const chatId = call.params.chat_id;
  return typeof chatId === "number" && chatId < 0 ? group(call, chatId) : privateChat(call);
}

/** The chat a call may send to: as above, and the person has not blocked the bot. */
export function chatToWrite(call: Call): Chat {
  const chat = chatToEdit(call);
  if (chat.kind === "private" && chat.blocked) throw forbidden("bot was blocked by the user");
  return chat;
}

/** The private chat a call names. */
export function privateChat({ world, bot, params }: Call): PrivateChat {
  const chatId = params.chat_id;
  const person = typeof chatId === "number" ? world.people.get(chatId) : undefined;
  if (!person) throw badRequest("chat not found");
  if (!person.active) throw forbidden("user is deactivated");
  const chat = findPrivate(world, bot.id, person.id);
  if (!chat?.started) throw forbidden("bot can't initiate conversation with a user");
  return chat;
}

/** A group the bot is in. A bot that never was cannot even know of it. */
function group({ world, bot }: Call, chatId: number): Group {
  const found = findGroup(world, chatId);
  const member = found && memberOf(found, bot.id);
  if (!member) throw badRequest("chat not found");
  const { migrated_to, basic } = found;
  const kind = basic ? "group" : "supergroup";
  if (member.status === "kicked") throw forbidden(`bot was kicked from the ${kind} chat`);
  if (member.status === "left") throw forbidden(`bot is not a member of the ${kind} chat`);
  if (migrated_to === undefined) return found;
  throw new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
    migrate_to_chat_id: migrated_to,
  });
}

/** Throws Telegram's refusal unless the bot may do it; in a private chat it always may. */
export function requireRight(
  { bot }: Call,
  chat: Chat,
  right: keyof AdminRights,
  refusal = "not enough rights",
): void {
  if (chat.kind === "supergroup" && !memberOf(chat, bot.id)?.rights?.[right]) throw badRequest(refusal);
}

/** A message by a field of the call; `what` is Telegram's name for it in "… not found". */
export function messageOf(chat: Chat, messageId: unknown, what: string): Message {
  const message = chat.messages.get(messageId as number);
  if (!message) throw badRequest(`${what} not found`);
  return message;
}
