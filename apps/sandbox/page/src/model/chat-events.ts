import { dropMessages, markPinned, putMessage, replaceMessage } from "./messages.ts";
import type { ChatModel, SandboxEvent } from "./state.ts";
import { tapAnswered } from "./taps.ts";

/** An open chat after one event of its own. Events that its view contained already change nothing. */
export function chatAfter(model: ChatModel, id: number, event: SandboxEvent): ChatModel {
  if (id <= model.seen) return model;
  return { ...apply(model, event), seen: id };
}

function apply(model: ChatModel, event: SandboxEvent): ChatModel {
  switch (event.type) {
    case "message_new": {
      const messages = putMessage(model.messages, event.message);
      return { ...model, messages, doing: event.message.from.is_bot ? null : model.doing };
    }
    case "message_edited":
      return { ...model, messages: replaceMessage(model.messages, event.message) };
    case "message_deleted":
      return { ...model, messages: dropMessages(model.messages, event.message_ids) };
    case "callback_answered": {
      const { answer, callback_query_id } = event;
      const notice = answer.text || answer.url ? { id: callback_query_id, answer } : model.notice;
      return { ...tapAnswered(model, callback_query_id), notice };
    }
    case "chat_changed":
      return { ...model, chat: event.chat, messages: markPinned(model.messages, event.chat.pinned) };
    case "chat_action":
      return { ...model, doing: { action: event.action } };
    case "group_changed":
    case "person_changed":
    case "bot_changed":
    case "resync":
      return model;
  }
}
