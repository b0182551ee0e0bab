import { dropMessages, markPinned, putMessage, replaceMessage } from "./messages.ts";
import type { ChatModel, GroupModel, SandboxEvent, Talk } from "./state.ts";
import { tapAnswered } from "./taps.ts";

/** An open chat after one event of its own. Events that its view contained already change nothing. */
export function chatAfter(model: ChatModel, id: number, event: SandboxEvent): ChatModel {
  if (id <= model.seen) return model;
  const after = talkAfter(model, event);
  if (event.type !== "chat_changed") return { ...after, seen: id };
  return { ...after, seen: id, chat: event.chat, messages: markPinned(model.messages, event.chat.pinned) };
}

/** The same for a group. */
export function groupAfter(model: GroupModel, id: number, event: SandboxEvent): GroupModel {
  if (id <= model.seen) return model;
  const after = talkAfter(model, event);
  if (event.type !== "group_changed") return { ...after, seen: id };
  const { group } = event;
  return { ...after, seen: id, group, messages: markPinned(model.messages, group.pinned) };
}

function talkAfter<Model extends Talk>(model: Model, event: SandboxEvent): Model {
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
      const { answer, callback_query_id, person_id } = event;
      const tapAnswer =
        answer.text || answer.url ? { id: callback_query_id, person_id, answer } : model.tapAnswer;
      return { ...tapAnswered(model, callback_query_id), tapAnswer };
    }
    case "chat_action":
      return { ...model, doing: { action: event.action, thread_id: event.thread_id } };
    case "chat_changed":
    case "group_changed":
    case "person_changed":
    case "bot_changed":
    case "code_changed":
    case "resync":
      return model;
  }
}
