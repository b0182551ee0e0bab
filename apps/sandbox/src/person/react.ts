import { notFound } from "../control/failure.ts";
import { botChat, botOf, userOfPerson } from "../state/chats.ts";
import { setReaction } from "../state/messages.ts";
import { botsIn, memberOf } from "../state/roster.ts";
import type { Bot, Chat, Message } from "../state/types.ts";
import { unixTime, type World } from "../state/world.ts";
import { checkCanAct, type Seat } from "./seat.ts";

/** Reacts to a message; bots that asked for message_reaction are told, in a group if they are administrators. */
export function react(world: World, seat: Seat, messageId: number, emoji: string | null): Message {
  const { chat, person } = seat;
  checkCanAct(seat);
  const message = chat.messages.get(messageId);
  if (!message) throw notFound(`message ${messageId}`);
  const types = () =>
    message.reactions
      .filter(({ from_id }) => from_id === person.id)
      .map((reaction) => ({ type: "emoji", emoji: reaction.emoji }));
  const before = types();
  if (!setReaction(world, chat, message, person.id, emoji)) return message;
  const message_reaction = {
    chat: botChat(world, chat),
    message_id: messageId,
    user: userOfPerson(person),
    date: unixTime(world),
    old_reaction: before,
    new_reaction: types(),
  };
  for (const bot of listeners(world, chat)) world.updates.push(bot, { message_reaction });
  return message;
}

function listeners(world: World, chat: Chat): Bot[] {
  if (chat.kind === "private") return [botOf(world, chat)];
  return botsIn(world, chat).filter(({ id }) => memberOf(chat, id)?.status === "administrator");
}
