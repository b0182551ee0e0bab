import { chatChanged } from "./chats.ts";
import { deleteMessages } from "./messages.ts";
import { rightsIn } from "./roster.ts";
import { tellService } from "./telling.ts";
import type { Group, Topic } from "./types.ts";
import type { World } from "./world.ts";

const defaultColor = 0x6fb9f0;
const maxName = 128;

export const findTopic = (group: Group, threadId: unknown): Topic | undefined =>
  group.topics.find(({ thread_id }) => thread_id === threadId);

export interface TopicLook {
  readonly name: string;
  readonly icon_color?: number | undefined;
  readonly icon_custom_emoji_id?: string | undefined;
}

/** Opens a topic; its thread is the service line that says so. Names are cut to 128 characters. */
export function createTopic(world: World, group: Group, look: TopicLook, byId: number): Topic {
  const { icon_color = defaultColor, icon_custom_emoji_id: icon } = look;
  const shown = { name: cut(look.name), icon_color, ...(icon && { icon_custom_emoji_id: icon }) };
  const topic = { ...shown, thread_id: group.next_message_id, closed: false, creator_id: byId };
  group.topics.push(topic);
  tellService(world, group, byId, { type: "topic_created", ...shown });
  chatChanged(world, group);
  return topic;
}

/** Renames a topic or gives it another icon ("" takes it away). False when it is so already. */
export function editTopic(
  world: World,
  group: Group,
  topic: Topic,
  change: Partial<TopicLook>,
  byId: number,
): boolean {
  const name = change.name ? cut(change.name) : undefined;
  const icon = change.icon_custom_emoji_id;
  const renamed = name !== undefined && name !== topic.name;
  const restyled = icon !== undefined && icon !== (topic.icon_custom_emoji_id ?? "");
  if (!renamed && !restyled) return false;
  const note = { ...(renamed && { name }), ...(restyled && { icon_custom_emoji_id: icon }) };
  Object.assign(topic, note);
  tellService(world, group, byId, { type: "topic_edited", ...note }, topic.thread_id);
  chatChanged(world, group);
  return true;
}

/** False when it is so already. */
export function setTopicClosed(
  world: World,
  group: Group,
  topic: Topic,
  closed: boolean,
  byId: number,
): boolean {
  if (topic.closed === closed) return false;
  topic.closed = closed;
  tellService(world, group, byId, { type: closed ? "topic_closed" : "topic_reopened" }, topic.thread_id);
  chatChanged(world, group);
  return true;
}

/** Takes a topic away with all its messages. Bots are not told, as in Telegram. */
export function deleteTopic(world: World, group: Group, { thread_id }: Topic): void {
  group.topics = group.topics.filter((topic) => topic.thread_id !== thread_id);
  const gone = [...group.messages.values()].filter((message) => message.thread_id === thread_id);
  deleteMessages(
    world,
    group,
    gone.map(({ message_id }) => message_id),
  );
  chatChanged(world, group);
}

/** Into a closed topic write only those who may manage it. */
export const mayWriteIn = (group: Group, topic: Topic, id: number): boolean =>
  !topic.closed || topic.creator_id === id || rightsIn(group, id).can_manage_topics;

const cut = (name: string) => [...name.trim()].slice(0, maxName).join("");
