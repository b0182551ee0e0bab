import { personOf, userOfBot, userOfPerson } from "../../state/chats.ts";
import { chatMember, leaveGroup } from "../../state/members.ts";
import { isPresent, memberOf } from "../../state/roster.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { chatToRead } from "./target.ts";

export function getChatMember(call: Call) {
  const { world, bot, params } = call;
  const chat = chatToRead(call);
  const userId = params.user_id as number;
  if (chat.kind === "supergroup") {
    if (!world.people.has(userId) && !world.bots.has(userId)) throw badRequest("PARTICIPANT_ID_INVALID");
    return chatMember(world, memberOf(chat, userId) ?? { id: userId, status: "left" });
  }
  if (userId === bot.id) return { status: "member", user: userOfBot(bot) };
  if (userId !== chat.chat_id) throw badRequest("PARTICIPANT_ID_INVALID");
  return { status: "member", user: userOfPerson(personOf(world, chat)) };
}

/** All but other bots. */
export function getChatAdministrators(call: Call) {
  const { world, bot } = call;
  const chat = chatToRead(call);
  if (chat.kind === "private") throw badRequest("there are no administrators in the private chat");
  return chat.members
    .filter(({ id, status }) => {
      const leads = status === "creator" || status === "administrator";
      return leads && (id === bot.id || !world.bots.has(id));
    })
    .map((member) => chatMember(world, member));
}

export function getChatMemberCount(call: Call) {
  const chat = chatToRead(call);
  return chat.kind === "private" ? 2 : chat.members.filter(isPresent).length;
}

export function leaveChat(call: Call) {
  const { world, bot } = call;
  const chat = chatToRead(call);
  if (chat.kind === "private") throw badRequest("chat member status can't be changed in private chats");
  leaveGroup(world, chat, bot.id, bot.id);
  return true;
}
