import { botMessage } from "../../state/bot-view.ts";
import { botChat, chatChanged, personOf, userOfBot, userOfPerson } from "../../state/chats.ts";
import { addMessage, emit, setReaction } from "../../state/messages.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { chatToEdit, chatToRead, chatToWrite, messageOf } from "./target.ts";

const ACTIONS = [
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
];

export function sendChatAction(call: Call) {
  const action = call.params.action as string;
  if (!ACTIONS.includes(action)) throw badRequest("wrong parameter action in request");
  const chat = chatToWrite(call);
  call.world.events.emit({ type: "chat_action", bot_id: call.bot.id, chat_id: chat.chat_id, action });
  return true;
}

export function getChat(call: Call) {
  const { world } = call;
  const chat = chatToRead(call);
  const pinned = chat.messages.get(chat.pinned[0] ?? 0);
  return {
    ...botChat(world, chat),
    accent_color_id: chat.chat_id % 7,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: true,
      limited_gifts: true,
      unique_gifts: true,
      premium_subscription: true,
      gifts_from_channels: true,
    },
    ...(pinned && { pinned_message: botMessage(world, chat, pinned) }),
  };
}

export function getChatMember(call: Call) {
  const { world, bot, params } = call;
  const chat = chatToRead(call);
  if (params.user_id === bot.id) return { status: "member", user: userOfBot(bot) };
  if (params.user_id !== chat.chat_id) throw badRequest("PARTICIPANT_ID_INVALID");
  return { status: "member", user: userOfPerson(personOf(world, chat)) };
}

export function setMessageReaction(call: Call) {
  const chat = chatToEdit(call);
  const message = messageOf(chat, call.params.message_id, "message to react");
  const reactions = (call.params.reaction as { type: string; emoji?: string }[] | undefined) ?? [];
  if (reactions.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  const [reaction] = reactions;
  if (reaction && reaction.type !== "emoji") throw badRequest("REACTION_INVALID");
  if (reaction && !REACTIONS.has(reaction.emoji as string)) throw badRequest("REACTION_INVALID");
  setReaction(call.world, chat, message, call.bot.id, reaction?.emoji ?? null);
  return true;
}

/** The emoji ReactionTypeEmoji allows. */
const REACTIONS = new Set(
  "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split(
    " ",
  ),
);

/** Pins; the chat gets a service line, and so does the bot as an update, its own pins included. */
export function pinChatMessage(call: Call) {
  const { world, bot, params } = call;
  const chat = chatToEdit(call);
  const message = messageOf(chat, params.message_id, "message to pin");
  if (chat.pinned[0] === message.message_id) return true;
  chat.pinned = [message.message_id, ...chat.pinned.filter((id) => id !== message.message_id)];
  emit(world, chat, "message_edited", message);
  chatChanged(world, chat);
  const line = addMessage(world, chat, {
    from_id: bot.id,
    content: { kind: "pin", message_id: message.message_id },
    silent: params.disable_notification === true,
  });
  world.updates.push(bot, { message: botMessage(world, chat, line) });
  return true;
}

export function unpinChatMessage(call: Call) {
  const chat = chatToEdit(call);
  const messageId = (call.params.message_id as number | undefined) ?? chat.pinned[0];
  const message = messageOf(chat, messageId, "message to unpin");
  return unpin(call, chat, [message.message_id]);
}

export function unpinAllChatMessages(call: Call) {
  const chat = chatToEdit(call);
  return unpin(call, chat, [...chat.pinned]);
}

function unpin({ world }: Call, chat: ReturnType<typeof chatToEdit>, ids: number[]): true {
  chat.pinned = chat.pinned.filter((id) => !ids.includes(id));
  for (const id of ids) {
    const message = chat.messages.get(id);
    if (message) emit(world, chat, "message_edited", message);
  }
  chatChanged(world, chat);
  return true;
}
