import { chatChanged, placeOf } from "./chats.ts";
import type { Chat, Content, Formatted, Message } from "./types.ts";
import { unixTime, type World } from "./world.ts";

export type Draft = Pick<Message, "from_id" | "content"> &
  Partial<Omit<Message, "message_id" | "date" | "reactions">>;

/** Puts a message at the end of a chat. */
export function addMessage(world: World, chat: Chat, draft: Draft): Message {
  const message: Message = {
    silent: false,
    ...draft,
    message_id: chat.next_message_id,
    date: unixTime(world),
    reactions: [],
  };
  chat.next_message_id += 1;
  chat.messages.set(message.message_id, message);
  emit(world, chat, "message_new", message);
  return message;
}

/** Replaces a message by a changed copy. `content` marks it edited for people; a change of buttons alone does not. */
export function editMessage(
  world: World,
  chat: Chat,
  message: Message,
  change: { content?: Content; inline_keyboard?: Message["inline_keyboard"] },
): Message {
  const edited: Message = { ...message, ...change, edit_date: unixTime(world) };
  if (change.content) edited.content_edited = true;
  if ("inline_keyboard" in change && !change.inline_keyboard) delete edited.inline_keyboard;
  chat.messages.set(message.message_id, edited);
  emit(world, chat, "message_edited", edited);
  return edited;
}

/** What a message says: its text or its file's caption; nothing for the rest. */
export function captionOrText(content: Content): Formatted {
  if (content.kind === "text") return content.body;
  return content.kind === "file" ? content.caption : { text: "", entities: [] };
}

/** A grey line, not somebody's words: it can be neither edited nor passed on. */
export const isService = (content: Content) =>
  content.kind === "pin" ||
  content.kind === "service" ||
  (content.kind === "other" && content.service === true);

/** Takes messages away on both sides. */
export function deleteMessages(world: World, chat: Chat, messageIds: number[]): void {
  const present = messageIds.filter((id) => chat.messages.delete(id));
  if (present.length === 0) return;
  world.events.emit({ type: "message_deleted", ...placeOf(chat), message_ids: present });
  const unpins = chat.pinned.some((id) => present.includes(id));
  if (unpins) chat.pinned = chat.pinned.filter((id) => !present.includes(id));
  // A keyboard hangs on the message that brought it.
  const takesKeyboard = chat.keyboard !== null && present.includes(chat.keyboard.message_id);
  if (takesKeyboard) chat.keyboard = null;
  if (unpins || takesKeyboard) chatChanged(world, chat);
}

/**
 * Sets or (with null) takes back one's reaction; one per message and person, as for people without Premium. False when
 * it was so already.
 */
export function setReaction(
  world: World,
  chat: Chat,
  message: Message,
  fromId: number,
  emoji: string | null,
): boolean {
  const before = message.reactions.find(({ from_id }) => from_id === fromId);
  if ((before?.emoji ?? null) === emoji) return false;
  message.reactions = message.reactions.filter(({ from_id }) => from_id !== fromId);
  if (emoji) message.reactions.push({ from_id: fromId, emoji });
  emit(world, chat, "message_edited", message);
  return true;
}

/** Tells watchers that a message looks different (its pin, for one). */
export function emit(
  world: World,
  chat: Chat,
  type: "message_new" | "message_edited",
  { message_id }: Message,
): void {
  world.events.emit({ type, ...placeOf(chat), message_id });
}
