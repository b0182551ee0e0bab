import { chatChanged } from "../../state/chats.ts";
import { addMessage, emit } from "../../state/messages.ts";
import { tell } from "../../state/telling.ts";
import type { Chat } from "../../state/types.ts";
import type { Call } from "../call.ts";
import { chatToEdit, messageOf, requireRight } from "./target.ts";

/** Pins; the chat gets a service line, and so do its bots as an update, the pinning one included. */
export function pinChatMessage(call: Call) {
  const { world, bot, params } = call;
  const chat = chatToPin(call);
  const message = messageOf(chat, params.message_id, "message to pin");
  if (chat.pinned[0] === message.message_id) return true;
  chat.pinned = [message.message_id, ...chat.pinned.filter((id) => id !== message.message_id)];
  emit(world, chat, "message_edited", message);
  chatChanged(world, chat);
  const line = addMessage(world, chat, {
    from_id: bot.id,
    content: { kind: "pin", message_id: message.message_id },
    ...(message.thread_id !== undefined && { thread_id: message.thread_id }),
    silent: params.disable_notification === true,
  });
  tell(world, chat, line);
  return true;
}

export function unpinChatMessage(call: Call) {
  const chat = chatToPin(call);
  const messageId = (call.params.message_id as number | undefined) ?? chat.pinned[0];
  const message = messageOf(chat, messageId, "message to unpin");
  return unpin(call, chat, [message.message_id]);
}

export function unpinAllChatMessages(call: Call) {
  const chat = chatToPin(call);
  return unpin(call, chat, [...chat.pinned]);
}

export function unpin({ world }: Call, chat: Chat, ids: number[]): true {
  chat.pinned = chat.pinned.filter((id) => !ids.includes(id));
  for (const id of ids) {
    const message = chat.messages.get(id);
    if (message) emit(world, chat, "message_edited", message);
  }
  chatChanged(world, chat);
  return true;
}

function chatToPin(call: Call): Chat {
  const chat = chatToEdit(call);
  requireRight(call, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat");
  return chat;
}
