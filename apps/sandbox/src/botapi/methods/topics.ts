import { unpinMessages } from "../../state/pins.ts";
import {
  createTopic,
  deleteTopic,
  editTopic,
  findTopic,
  mayWriteIn,
  setTopicClosed,
  type TopicLook,
} from "../../state/topics.ts";
import type { Chat, Group, Message, Topic } from "../../state/types.ts";
import type { Call } from "../call.ts";
import { badRequest, notImplemented } from "../errors.ts";
import { chatToEdit, requireRight } from "./target.ts";

export function createForumTopic(call: Call) {
  const forum = forumOf(call);
  requireRight(call, forum, "can_manage_topics", "not enough rights to create a topic");
  const look = call.params as unknown as TopicLook;
  if (look.name.trim() === "") throw badRequest("topic name must be non-empty");
  const {
    name,
    icon_color,
    icon_custom_emoji_id: icon,
    thread_id,
  } = createTopic(call.world, forum, look, call.bot.id);
  return { message_thread_id: thread_id, name, icon_color, ...(icon && { icon_custom_emoji_id: icon }) };
}

export function editForumTopic(call: Call) {
  const { forum, topic } = topicToEdit(call);
  return modified(editTopic(call.world, forum, topic, call.params as Partial<TopicLook>, call.bot.id));
}

export const closeForumTopic = (call: Call) => setClosed(call, true);
export const reopenForumTopic = (call: Call) => setClosed(call, false);

function setClosed(call: Call, closed: boolean): true {
  const { forum, topic } = topicToEdit(call);
  return modified(setTopicClosed(call.world, forum, topic, closed, call.bot.id));
}

export function deleteForumTopic(call: Call) {
  const forum = forumOf(call);
  requireRight(call, forum, "can_delete_messages", "not enough rights to delete the topic");
  deleteTopic(call.world, forum, topicOf(call, forum));
  return true;
}

export function unpinAllForumTopicMessages(call: Call) {
  const forum = forumOf(call);
  requireRight(call, forum, "can_pin_messages", "not enough rights to manage pinned messages in the chat");
  const { thread_id } = topicOf(call, forum);
  const pins = forum.pinned.filter((id) => forum.messages.get(id)?.thread_id === thread_id);
  unpinMessages(call.world, forum, pins);
  return true;
}

/**
 * The topic a sent message goes to: the one named, or that of the message it answers. Throws "message thread not
 * found" (General is not to be named either) and TOPIC_CLOSED.
 */
export function threadFor(
  { bot, method, params }: Call,
  chat: Chat,
  replied: Message | undefined,
): Pick<Message, "thread_id"> {
  const named = params.message_thread_id as number | undefined;
  if (chat.kind === "private") {
    if (named !== undefined) throw notImplemented(`"message_thread_id" of ${method} in a private chat`);
    return {};
  }
  const threadId = named ?? replied?.thread_id;
  if (threadId === undefined || (named === undefined && !chat.is_forum)) return {};
  const topic = chat.is_forum ? findTopic(chat, threadId) : undefined;
  if (!topic) throw badRequest("message thread not found");
  if (!mayWriteIn(chat, topic, bot.id)) throw badRequest("TOPIC_CLOSED");
  return { thread_id: threadId };
}

function forumOf(call: Call): Group {
  const chat = chatToEdit(call);
  if (chat.kind === "private") throw notImplemented("topics in private chats");
  if (!chat.is_forum) throw badRequest("the chat is not a forum");
  return chat;
}

/** A topic of one's own may be changed without rights. */
function topicToEdit(call: Call): { forum: Group; topic: Topic } {
  const forum = forumOf(call);
  const topic = topicOf(call, forum);
  if (topic.creator_id !== call.bot.id)
    requireRight(call, forum, "can_manage_topics", "not enough rights to edit the topic");
  return { forum, topic };
}

/** Sends say "message thread not found" to a vanished topic; methods about the topic itself say this. */
function topicOf({ params }: Call, forum: Group): Topic {
  const topic = findTopic(forum, params.message_thread_id);
  if (!topic) throw badRequest("TOPIC_ID_INVALID");
  return topic;
}

function modified(changed: boolean): true {
  if (!changed) throw badRequest("TOPIC_NOT_MODIFIED");
  return true;
}
