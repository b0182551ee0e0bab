import { botMessage } from "../../state/bot-view.ts";
import { botChat, personOf, placeOf } from "../../state/chats.ts";
import { setReaction } from "../../state/messages.ts";
import type { Chat } from "../../state/types.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { chatToEdit, chatToRead, chatToWrite, messageOf } from "./target.ts";

const actions = [
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
  if (!actions.includes(action)) throw badRequest("wrong parameter action in request");
  const chat = chatToWrite(call);
  // A topic that is gone is no error here, unlike in a message.
  const thread_id = call.params.message_thread_id as number | undefined;
  call.world.events.emit({
    type: "chat_action",
    ...placeOf(chat),
    ...(thread_id !== undefined && { thread_id }),
    action,
  });
  return true;
}

export function getChat(call: Call) {
  const { world, bot } = call;
  const chat = chatToRead(call);
  const pinned = chat.messages.get(chat.pinned[0] ?? 0);
  return {
    ...botChat(world, chat),
    accent_color_id: Math.abs(chat.chat_id) % 7,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: true,
      limited_gifts: true,
      unique_gifts: true,
      premium_subscription: true,
      gifts_from_channels: true,
    },
    ...privacyOf(call, chat),
    ...(pinned && { pinned_message: botMessage(world, chat, pinned, bot) }),
  };
}

function privacyOf({ world }: Call, chat: Chat) {
  if (chat.kind !== "private") return {};
  const { has_private_forwards, has_restricted_voice_and_video_messages: restricted } = personOf(world, chat);
  return {
    ...(has_private_forwards && { has_private_forwards }),
    ...(restricted && { has_restricted_voice_and_video_messages: restricted }),
  };
}

export function setMessageReaction(call: Call) {
  const chat = chatToEdit(call);
  const message = messageOf(chat, call.params.message_id, "message to react");
  const reactions = (call.params.reaction as { type: string; emoji?: string }[] | undefined) ?? [];
  if (reactions.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  const [reaction] = reactions;
  if (reaction && reaction.type !== "emoji") throw badRequest("REACTION_INVALID");
  if (reaction && !reactionEmoji.has(reaction.emoji as string)) throw badRequest("REACTION_INVALID");
  setReaction(call.world, chat, message, call.bot.id, reaction?.emoji ?? null);
  return true;
}

/** The emoji ReactionTypeEmoji allows. */
const reactionEmoji = new Set(
  "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split(
    " ",
  ),
);
