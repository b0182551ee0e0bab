import { notFound, notPossible } from "../control/failure.ts";
import { pinMessage, unpinMessages } from "../state/pins.ts";
import { rightsIn } from "../state/roster.ts";
import type { Message } from "../state/types.ts";
import type { World } from "../state/world.ts";
import { checkCanAct, type Seat } from "./seat.ts";

/** Pins a message or takes its pin away; in a group that takes the right to. */
export function setPinned(world: World, seat: Seat, messageId: number, pinned: boolean): Message {
  const { chat, person } = seat;
  checkCanAct(seat);
  const message = chat.messages.get(messageId);
  if (!message) throw notFound(`message ${messageId}`);
  if (chat.kind === "supergroup" && !rightsIn(chat, person.id).can_pin_messages)
    throw notPossible("no_right", `${person.first_name} may not pin in this group`);
  if (pinned) pinMessage(world, chat, message, person.id);
  else unpinMessages(world, chat, [messageId]);
  return message;
}
