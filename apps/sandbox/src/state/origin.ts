import { userOf } from "./chats.ts";
import type { Chat, ForwardOrigin, Message } from "./types.ts";
import type { World } from "./world.ts";

const firstStrangeChat = -1_003_000_000_000;

/** Bot API MessageOrigin. */
export function messageOrigin(world: World, origin: ForwardOrigin): Record<string, unknown> {
  const { type, date } = origin;
  switch (origin.type) {
    case "user":
      return { type, date, sender_user: userOf(world, origin.id) };
    case "hidden_user":
      return { type, date, sender_user_name: origin.name };
    case "chat":
      return { type, date, sender_chat: strangeChat(origin, "supergroup"), ...signed(origin) };
    case "channel": {
      const chat = strangeChat(origin, "channel");
      return { type, date, chat, message_id: origin.message_id, ...signed(origin) };
    }
  }
}

/** A chat that is not in the sandbox: the same title is the same chat. */
function strangeChat({ title, username }: { title: string; username?: string | undefined }, type: string) {
  let sum = 0;
  for (const character of title) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_000;
  return { id: firstStrangeChat - sum, title, type, ...(username && { username }) };
}

const signed = ({ signature }: { signature?: string | undefined }) =>
  signature ? { author_signature: signature } : {};

/** Whose words a message is, for those who get it forwarded. */
export function originOf(world: World, chat: Chat, message: Message): ForwardOrigin {
  const { forwarded_from, from_id, date, anonymous } = message;
  if (forwarded_from) return forwarded_from;
  if (anonymous && chat.kind === "supergroup") return { type: "chat", title: chat.title, date };
  const person = world.people.get(from_id);
  if (!person?.has_private_forwards) return { type: "user", id: from_id, date };
  const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
  return { type: "hidden_user", name, date };
}
