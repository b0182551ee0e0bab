import { invalid, notFound, notPossible } from "../control/failure.ts";
import type { MessageEntity } from "../control/messages.ts";
import { chatChanged, setBlocked } from "../state/chats.ts";
import { addMessage, deleteMessages, editMessage } from "../state/messages.ts";
import { rightsIn } from "../state/roster.ts";
import { tell } from "../state/telling.ts";
import type { Content, Message, PrivateChat } from "../state/types.ts";
import type { World } from "../state/world.ts";
import { finish } from "../text/formatted.ts";
import { checkCanAct, type PlaceWish, placeIn, type Seat } from "./seat.ts";

/** What a person does in a chat by writing: each puts a message into it and tells the bots that may see it. */

export function write(
  world: World,
  seat: Seat,
  content: Content,
  wish: PlaceWish = {},
  extra: Partial<Message> = {},
): Message {
  const { chat, person } = seat;
  checkCanAct(seat);
  const place = placeIn(world, seat, wish);
  if (chat.kind === "private" && !chat.started) {
    chat.started = true;
    chatChanged(world, chat);
  }
  const message = addMessage(world, chat, { from_id: person.id, content, ...place, ...extra });
  if (chat.keyboard?.force_reply) {
    chat.keyboard = null;
    chatChanged(world, chat);
  }
  tell(world, chat, message);
  return message;
}

export interface TextWish {
  readonly text: string;
  readonly entities?: MessageEntity[] | undefined;
}

export function say(world: World, seat: Seat, wish: PlaceWish & TextWish): Message {
  const body = finish({ text: wish.text, entities: wish.entities ?? [] });
  if (body.text === "") throw invalid("a message of only spaces cannot be sent");
  return write(world, seat, { kind: "text", body }, wish);
}

/** The Start button: unblocks when blocked, then sends /start with the payload. */
export function start(world: World, seat: Seat<PrivateChat>, payload = ""): Message {
  setBlocked(world, seat.chat, false);
  return say(world, seat, { text: `/start ${payload}`.trim() });
}

/** A person changes their own text (or a file's caption); the bots that saw it get edited_message. */
export function editOwn(world: World, { chat, person }: Seat, messageId: number, wish: TextWish): Message {
  const message = chat.messages.get(messageId);
  if (!message) throw notFound(`message ${messageId}`);
  if (message.from_id !== person.id) throw notPossible("not_own", "only one's own messages can be edited");
  const body = finish({ text: wish.text, entities: wish.entities ?? [] });
  const { content } = message;
  if (content.kind !== "text" && content.kind !== "file")
    throw notPossible("not_editable", "this cannot be edited");
  if (content.kind === "text" && body.text === "") throw invalid("a text cannot be emptied, only deleted");
  const changed: Content = content.kind === "text" ? { ...content, body } : { ...content, caption: body };
  const edited = editMessage(world, chat, message, { content: changed });
  tell(world, chat, edited, "edited_message");
  return edited;
}

/** A person deletes a message for all; in a group another's only with the right to. Bots are not told. */
export function deleteByPerson(world: World, { chat, person }: Seat, messageId: number): void {
  const message = chat.messages.get(messageId);
  if (!message) throw notFound(`message ${messageId}`);
  const others = chat.kind === "private" || rightsIn(chat, person.id).can_delete_messages;
  if (message.from_id !== person.id && !others)
    throw notPossible("not_own", "only one's own messages can be deleted");
  deleteMessages(world, chat, [messageId]);
}
