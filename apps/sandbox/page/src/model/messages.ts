import type { DisplayMessage } from "./state.ts";

/** Puts a message at its place by id, replacing the one that was there. */
export function putMessage(messages: DisplayMessage[], message: DisplayMessage): DisplayMessage[] {
  const last = messages.at(-1);
  if (!last || last.message_id < message.message_id) return [...messages, message];
  const at = messages.findIndex(({ message_id }) => message_id >= message.message_id);
  const replaces = messages[at]?.message_id === message.message_id;
  return messages.toSpliced(at, replaces ? 1 : 0, message);
}

/**
 * Adds what a request was answered with. A message that is there came by an event, and may have changed since: an answer
 * is as old as its request, and events bring every change.
 */
export function addMessage(messages: DisplayMessage[], message: DisplayMessage): DisplayMessage[] {
  const isThere = messages.some(({ message_id }) => message_id === message.message_id);
  return isThere ? messages : putMessage(messages, message);
}

/** Replaces a message that is there; an unknown one (older than what is loaded) changes nothing. */
export function replaceMessage(messages: DisplayMessage[], message: DisplayMessage): DisplayMessage[] {
  const at = messages.findIndex(({ message_id }) => message_id === message.message_id);
  return at === -1 ? messages : messages.with(at, message);
}

export function dropMessages(messages: DisplayMessage[], ids: number[]): DisplayMessage[] {
  return messages.filter(({ message_id }) => !ids.includes(message_id));
}

/** Sets every message's pinned mark to what the chat says; unchanged messages stay the same objects. */
export function markPinned(messages: DisplayMessage[], pinned: number[]): DisplayMessage[] {
  return messages.map((message) => {
    const now = pinned.includes(message.message_id);
    return now === message.pinned ? message : { ...message, pinned: now };
  });
}

/** What to show of a message in one line: replies, the pinned bar, lists of chats. Empty when it has no words. */
export function oneLine(message: DisplayMessage): string {
  const words = message.text ?? message.caption ?? message.file?.emoji ?? message.file?.file_name;
  return (words ?? message.contact?.first_name ?? "").replace(/\s+/g, " ").trim();
}
