import { chatChanged } from "./chats.ts";
import { addMessage, emit } from "./messages.ts";
import { tell } from "./telling.ts";
import type { Chat, Message } from "./types.ts";
import type { World } from "./world.ts";

/**
 * Pins a message over the others; the chat gets a service line, and so do its bots as an update, the pinning one
 * included. Pinning the newest pin again changes nothing.
 */
export function pinMessage(world: World, chat: Chat, message: Message, byId: number, silent = false): void {
  const { message_id, thread_id } = message;
  if (chat.pinned[0] === message_id) return;
  chat.pinned = [message_id, ...chat.pinned.filter((id) => id !== message_id)];
  emit(world, chat, "message_edited", message);
  chatChanged(world, chat);
  const line = addMessage(world, chat, {
    from_id: byId,
    content: { kind: "pin", message_id },
    ...(thread_id !== undefined && { thread_id }),
    silent,
  });
  tell(world, chat, line);
}

export function unpinMessages(world: World, chat: Chat, ids: number[]): void {
  chat.pinned = chat.pinned.filter((id) => !ids.includes(id));
  for (const id of ids) {
    const message = chat.messages.get(id);
    if (message) emit(world, chat, "message_edited", message);
  }
  chatChanged(world, chat);
}
