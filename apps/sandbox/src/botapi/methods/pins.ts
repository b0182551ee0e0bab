import { pinMessage, unpinMessages } from "../../state/pins.ts";
import type { Chat } from "../../state/types.ts";
import type { Call } from "../call.ts";
import { chatToEdit, messageOf, requireRight } from "./target.ts";

export function pinChatMessage(call: Call) {
  const { world, bot, params } = call;
  const chat = chatToPin(call);
  const message = messageOf(chat, params.message_id, "message to pin");
  pinMessage(world, chat, message, bot.id, params.disable_notification === true);
  return true;
}

export function unpinChatMessage(call: Call) {
  const chat = chatToPin(call);
  const messageId = (call.params.message_id as number | undefined) ?? chat.pinned[0];
  const message = messageOf(chat, messageId, "message to unpin");
  unpinMessages(call.world, chat, [message.message_id]);
  return true;
}

export function unpinAllChatMessages(call: Call) {
  const chat = chatToPin(call);
  unpinMessages(call.world, chat, [...chat.pinned]);
  return true;
}

function chatToPin(call: Call): Chat {
  const chat = chatToEdit(call);
  requireRight(call, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat");
  return chat;
}
