import type { DisplayMessage, GroupState, Topic } from "./state.ts";

/** The messages of one topic of a forum; without one those of General. */
export const topicMessages = (messages: DisplayMessage[], thread: number | undefined): DisplayMessage[] =>
  messages.filter(({ thread_id }) => thread_id === thread);

/** Whether somebody cannot write into a topic: into a closed one write those who may manage topics. */
export function isClosedFor(group: GroupState, topic: Topic, personId: number): boolean {
  if (!topic.closed) return false;
  const member = group.members.find(({ id }) => id === personId);
  return member?.status !== "creator" && !member?.can_manage_topics;
}

/** Open topics first, each in the order in which they were opened. */
export const sortedTopics = (topics: Topic[]): Topic[] =>
  topics.toSorted((a, b) => Number(a.closed) - Number(b.closed));

/** How many messages of a group nobody has looked at, all topics together. */
export function unreadOfGroup(unread: Record<string, number>, group: number): number {
  const counts = Object.entries(unread).filter(([key]) => key.startsWith(`group:${group}#`));
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
