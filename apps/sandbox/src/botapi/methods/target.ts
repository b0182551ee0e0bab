import { findChat } from "../../state/chats.ts";
import type { Chat, Message } from "../../state/types.ts";
import type { Call } from "../call.ts";
import { badRequest, forbidden } from "../errors.ts";

/** The chat a call names by chat_id, for reading. Throws "chat not found". */
export function chatToRead({ world, bot, params }: Call, field = "chat_id"): Chat {
  const chatId = params[field];
  const chat = typeof chatId === "number" ? findChat(world, bot.id, chatId) : undefined;
  // Telegram knows nothing of people who never met the bot; those who did not start it are 403 when written to.
  if (!chat?.started) throw badRequest("chat not found");
  return chat;
}

/** The chat a call may change messages in. Throws what Telegram throws for missing and deactivated people. */
export function chatToEdit({ world, bot, params }: Call): Chat {
  const chatId = params.chat_id;
  const person = typeof chatId === "number" ? world.people.get(chatId) : undefined;
  if (!person) throw badRequest("chat not found");
  if (!person.active) throw forbidden("user is deactivated");
  const chat = findChat(world, bot.id, person.id);
  if (!chat?.started) throw forbidden("bot can't initiate conversation with a user");
  return chat;
}

/** The chat a call may send to: as above, and the person has not blocked the bot. */
export function chatToWrite(call: Call): Chat {
  const chat = chatToEdit(call);
  if (chat.blocked) throw forbidden("bot was blocked by the user");
  return chat;
}

/** A message by a field of the call; `what` is Telegram's name for it in "… not found". */
export function messageOf(chat: Chat, messageId: unknown, what: string): Message {
  const message = chat.messages.get(messageId as number);
  if (!message) throw badRequest(`${what} not found`);
  return message;
}
