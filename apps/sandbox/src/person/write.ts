import type { ReplyKeyboard } from "../control/contract.ts";
import { ControlError, invalid, notFound, notPossible } from "../control/failure.ts";
import type { MessageEntity } from "../control/messages.ts";
import { botMessage } from "../state/bot-view.ts";
import { botOf, chatChanged, openChat, personOf, setBlocked } from "../state/chats.ts";
import { addMessage, deleteMessages, editMessage, setReaction } from "../state/messages.ts";
import type { Bot, Chat, Content, Message, Person } from "../state/types.ts";
import { unixTime, type World } from "../state/world.ts";
import { finish } from "../text/formatted.ts";
import { type ReplyWish, replyWith } from "./reply.ts";

/** What a person does in a private chat by writing: each puts a message into the chat and tells the bot. */

export function write(world: World, chat: Chat, content: Content, extra: Partial<Message> = {}): Message {
  const person = personOf(world, chat);
  if (!person.active) throw notPossible("deactivated", "the account is deactivated");
  if (chat.blocked) throw notPossible("blocked", "the person has blocked this bot; unblock or start first");
  if (!chat.started) {
    chat.started = true;
    chatChanged(world, chat);
  }
  const message = addMessage(world, chat, { from_id: person.id, content, ...extra });
  if (chat.keyboard?.force_reply) {
    chat.keyboard = null;
    chatChanged(world, chat);
  }
  world.updates.push(botOf(world, chat), { message: botMessage(world, chat, message) });
  return message;
}

export function say(
  world: World,
  chat: Chat,
  wish: ReplyWish & { text: string; entities?: MessageEntity[] | undefined },
): Message {
  const body = finish({ text: wish.text, entities: wish.entities ?? [] });
  if (body.text === "") throw invalid("a message of only spaces cannot be sent");
  return write(world, chat, { kind: "text", body }, replyWith(chat, wish));
}

/** The Start button: unblocks when blocked, then sends /start with the payload. */
export function start(world: World, chat: Chat, payload = ""): Message {
  setBlocked(world, chat, false);
  return say(world, chat, { text: `/start ${payload}`.trim() });
}

type Button = ReplyKeyboard["buttons"][number][number];

/** Presses a button of the reply keyboard: sends its text, or shares what it asks for. */
export function press(world: World, chat: Chat, text: string): Message {
  const button = chat.keyboard?.buttons.flat().find((one: Button) => one.text === text);
  if (!button) {
    const shown = chat.keyboard?.buttons.flat().map((one: Button) => one.text) ?? [];
    throw notFound(`the button "${text}" (shown: ${shown.join(", ") || "none"})`);
  }
  const replies = chat.keyboard && button.request_contact ? { reply_to: chat.keyboard.message_id } : {};
  if (chat.keyboard?.one_time) {
    chat.keyboard = null;
    chatChanged(world, chat);
  }
  if (button.request_contact) return shareContact(world, chat, {}, replies);
  if (button.request_location)
    return write(world, chat, { kind: "location", location: { latitude: 55.7558, longitude: 37.6176 } });
  if (button.web_app) throw new ControlError(409, "not_done", "the sandbox opens no Web Apps");
  return say(world, chat, { text });
}

export interface ContactWish {
  person_id?: number | undefined;
  phone_number?: string | undefined;
  first_name?: string | undefined;
  user_id?: number | null | undefined;
}

export function shareContact(
  world: World,
  chat: Chat,
  wish: ContactWish,
  extra: Partial<Message> = {},
): Message {
  const owner =
    wish.phone_number && wish.person_id === undefined ? undefined : personToShare(world, chat, wish);
  const userId = wish.user_id === undefined ? owner?.id : (wish.user_id ?? undefined);
  const contact = {
    phone_number: (wish.phone_number ?? owner?.phone ?? "").replace(/^\+/, ""),
    first_name: wish.first_name ?? owner?.first_name ?? "Contact",
    ...(owner?.last_name && { last_name: owner.last_name }),
    ...(userId !== undefined && { user_id: userId }),
  };
  return write(world, chat, { kind: "contact", contact }, extra);
}

function personToShare(world: World, chat: Chat, { person_id }: ContactWish): Person {
  const person = world.people.get(person_id ?? chat.chat_id);
  if (!person) throw notFound(`person ${person_id}`);
  return person;
}

/** A person changes their own text (or a file's caption); the bot gets edited_message. */
export function editOwn(
  world: World,
  chat: Chat,
  messageId: number,
  wish: { text: string; entities?: MessageEntity[] | undefined },
): Message {
  const message = own(chat, messageId);
  const body = finish({ text: wish.text, entities: wish.entities ?? [] });
  const { content } = message;
  if (content.kind !== "text" && content.kind !== "file")
    throw notPossible("not_editable", "this cannot be edited");
  if (content.kind === "text" && body.text === "") throw invalid("a text cannot be emptied, only deleted");
  const changed: Content = content.kind === "text" ? { ...content, body } : { ...content, caption: body };
  const edited = editMessage(world, chat, message, { content: changed });
  world.updates.push(botOf(world, chat), { edited_message: botMessage(world, chat, edited) });
  return edited;
}

/** A person deletes a message on both sides. Bots are not told. */
export function deleteByPerson(world: World, chat: Chat, messageId: number): void {
  if (!chat.messages.has(messageId)) throw notFound(`message ${messageId}`);
  deleteMessages(world, chat, [messageId]);
}

function own(chat: Chat, messageId: number): Message {
  const message = chat.messages.get(messageId);
  if (!message) throw notFound(`message ${messageId}`);
  if (message.from_id !== chat.chat_id) throw notPossible("not_own", "only one's own messages can be edited");
  return message;
}

/** Reacts to a message; bots that asked for message_reaction are told. */
export function react(world: World, chat: Chat, messageId: number, emoji: string | null): Message {
  const message = chat.messages.get(messageId);
  if (!message) throw notFound(`message ${messageId}`);
  const mine = () => message.reactions.filter(({ from_id }) => from_id === chat.chat_id);
  const types = () => mine().map((reaction) => ({ type: "emoji", emoji: reaction.emoji }));
  const before = types();
  if (!setReaction(world, chat, message, chat.chat_id, emoji)) return message;
  const { chat: place, from } = botMessage(world, chat, { ...message, from_id: chat.chat_id });
  world.updates.push(botOf(world, chat), {
    message_reaction: {
      chat: place,
      message_id: messageId,
      user: from,
      date: unixTime(world),
      old_reaction: before,
      new_reaction: types(),
    },
  });
  return message;
}

/** The chat of a person with a bot, opened if need be. */
export function chatOf(world: World, bot: Bot, personId: number): Chat {
  const person = world.people.get(personId);
  if (!person) throw notFound(`person ${personId}`);
  return openChat(world, bot, person);
}
