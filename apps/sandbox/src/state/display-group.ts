import type { GroupState, GroupView } from "../control/contract.ts";
import { displayMessages, nameOf } from "./display.ts";
import { isPresent } from "./roster.ts";
import type { Group, Message } from "./types.ts";
import type { World } from "./world.ts";

/** A topic's thread, General, or (undefined) the whole group. */
export type TopicFilter = number | "general" | undefined;

/** A group's state for the control API. */
export function groupState(world: World, group: Group): GroupState {
  return {
    chat_id: group.chat_id,
    title: group.title,
    is_forum: group.is_forum,
    basic: group.basic === true,
    pinned: group.pinned,
    keyboard: group.keyboard,
    members: group.members.filter(isPresent).map(({ id, status, rights }) => {
      const bot = world.bots.get(id);
      return {
        id,
        name: nameOf(world, id),
        is_bot: bot !== undefined,
        ...(bot && { username: bot.username }),
        status,
        ...(status === "administrator" && rights),
      };
    }),
    topics: group.topics.map(({ thread_id, name, icon_color, closed }) => ({
      thread_id,
      name,
      icon_color,
      closed,
    })),
  };
}

export function displayGroup(
  world: World,
  group: Group,
  page: { limit: number; before?: number | undefined; topic?: TopicFilter },
): GroupView {
  return {
    group: groupState(world, group),
    messages: displayMessages(world, group, page, inTopic(page.topic)),
    event_id: world.events.lastId(),
  };
}

function inTopic(topic: TopicFilter): (message: Message) => boolean {
  if (topic === undefined) return () => true;
  return ({ thread_id }) => (thread_id ?? "general") === topic;
}
