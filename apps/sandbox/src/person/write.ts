import { invalid } from "../control/failure.ts";
import type { MessageEntity } from "../control/messages.ts";
import { chatChanged, setBlocked } from "../state/chats.ts";
import { addMessage } from "../state/messages.ts";
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
