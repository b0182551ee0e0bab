import type { z } from "zod";
import type { createGroup, updateGroup } from "../control/contract.ts";
import { notFound, notPossible } from "../control/failure.ts";
import { addGroup, chatChanged } from "../state/chats.ts";
import { isPresent, memberOf } from "../state/roster.ts";
import { tellService } from "../state/telling.ts";
import { findTopic } from "../state/topics.ts";
import type { Group, Topic } from "../state/types.ts";
import { nextNumber, type World } from "../state/world.ts";
import { personById } from "./people.ts";

/** Supergroups are numbered from here downwards, as Telegram's look. */
const FIRST_ID = -1_002_000_000_000;

/** A person makes a supergroup with others in it. */
export function makeGroup(world: World, wish: z.output<typeof createGroup>): Group {
  const people = wish.members.map((id) => personById(world, id).id);
  const { title, is_forum } = wish;
  const group = addGroup(world, { chat_id: FIRST_ID - nextNumber(world), title, is_forum });
  const [creator = 0, ...others] = new Set(people);
  group.members = [
    { id: creator, status: "creator" },
    ...others.map((id) => ({ id, status: "member" }) as const),
  ];
  tellService(world, group, creator, { type: "group_created", title });
  chatChanged(world, group);
  return group;
}

export function changeGroup(world: World, group: Group, wish: z.output<typeof updateGroup>): void {
  if (wish.is_forum !== undefined) group.is_forum = wish.is_forum;
  const { title } = wish;
  if (title !== undefined && title !== group.title) {
    group.title = title;
    tellService(world, group, actorIn(group, wish.by), { type: "title_changed", title });
  }
  chatChanged(world, group);
}

/** Who does something to a group: somebody in it, its creator unless told. */
export function actorIn(group: Group, by: number | undefined): number {
  if (by === undefined) return group.members.find(({ status }) => status === "creator")?.id ?? 0;
  if (!isPresent(memberOf(group, by))) throw notPossible("not_member", `${by} is not in the group`);
  return by;
}

export function topicIn(group: Group, threadId: number): Topic {
  const topic = findTopic(group, threadId);
  if (!topic) throw notFound(`topic ${threadId}`);
  return topic;
}
