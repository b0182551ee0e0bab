import type { ReplyKeyboard } from "../control/contract.ts";
import { ControlError, notFound } from "../control/failure.ts";
import { chatChanged } from "../state/chats.ts";
import type { Message, Person } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { PlaceWish, Seat } from "./seat.ts";
import { say, write } from "./write.ts";

type Button = ReplyKeyboard["buttons"][number][number];

/** Presses a button of the reply keyboard: sends its text, or shares what it asks for. A one-time one is put away. */
export function press(
  world: World,
  seat: Seat,
  { text, topic }: { text: string; topic?: number | undefined },
): Message {
  const { chat } = seat;
  const button = chat.keyboard?.buttons.flat().find((one: Button) => one.text === text);
  if (!button) {
    const shown = chat.keyboard?.buttons.flat().map((one: Button) => one.text) ?? [];
    throw notFound(`the button "${text}" (shown: ${shown.join(", ") || "none"})`);
  }
  const asked = chat.keyboard?.message_id;
  const reply_to = button.request_contact && asked && chat.messages.has(asked) ? asked : undefined;
  if (chat.keyboard?.one_time && !chat.keyboard.used) {
    chat.keyboard = { ...chat.keyboard, used: true };
    chatChanged(world, chat);
  }
  if (button.request_contact) return shareContact(world, seat, { reply_to, topic });
  if (button.request_location) {
    const location = { latitude: 55.7558, longitude: 37.6176 };
    return write(world, seat, { kind: "location", location }, { topic });
  }
  if (button.web_app) throw new ControlError(409, "not_done", "the sandbox opens no Web Apps");
  return say(world, seat, { text, topic });
}

export interface ContactWish extends PlaceWish {
  readonly person_id?: number | undefined;
  readonly phone_number?: string | undefined;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly user_id?: number | null | undefined;
}

/**
 * Sends a contact: their own one, another person's, or any phone at all. Of people Telegram writes the phone as digits
 * without a plus; a phone that is given goes as it is written.
 */
export function shareContact(world: World, seat: Seat, wish: ContactWish): Message {
  const owner =
    wish.phone_number && wish.person_id === undefined ? undefined : personToShare(world, seat, wish);
  const userId = wish.user_id === undefined ? owner?.id : (wish.user_id ?? undefined);
  const lastName = wish.last_name ?? owner?.last_name;
  const contact = {
    phone_number: wish.phone_number ?? owner?.phone.replace(/^\+/, "") ?? "",
    first_name: wish.first_name ?? owner?.first_name ?? "Contact",
    ...(lastName && { last_name: lastName }),
    ...(userId !== undefined && { user_id: userId }),
  };
  return write(world, seat, { kind: "contact", contact }, wish);
}

function personToShare(world: World, seat: Seat, { person_id }: ContactWish): Person {
  const person = person_id === undefined ? seat.person : world.people.get(person_id);
  if (!person) throw notFound(`person ${person_id}`);
  return person;
}
