import type { z } from "zod";
import type { createGroup, updateGroup } from "../control/contract.ts";
import { invalid, notFound, notPossible } from "../control/failure.ts";
import { addGroup, chatChanged } from "../state/chats.ts";
import { setMember } from "../state/members.ts";
import { isPresent, memberOf } from "../state/roster.ts";
import { tellService } from "../state/telling.ts";
import { findTopic } from "../state/topics.ts";
import type { Group, Topic } from "../state/types.ts";
import { nextNumber, type World } from "../state/world.ts";
import { personById } from "./people.ts";

/** Groups are numbered from here downwards, as Telegram's look. */
const firstSupergroup = -1_002_000_000_000;
const firstBasic = -5_000_000_000;

/** A person makes a group with others in it. */
export function makeGroup(world: World, wish: z.output<typeof createGroup>): Group {
  const people = wish.members.map((id) => personById(world, id).id);
  const { title, is_forum, basic } = wish;
  if (basic && is_forum) throw invalid("a basic group has no topics");
  const chat_id = (basic ? firstBasic : firstSupergroup) - nextNumber(world);
  const group = addGroup(world, { chat_id, title, is_forum, ...(basic && { basic }) });
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
  if (wish.is_forum && group.basic)
    throw notPossible("basic", "only a supergroup has topics: upgrade it first");
  if (wish.is_forum !== undefined) group.is_forum = wish.is_forum;
  const { title } = wish;
  if (title !== undefined && title !== group.title) {
    group.title = title;
    tellService(world, group, actorIn(group, wish.by), { type: "title_changed", title });
  }
  chatChanged(world, group);
}

/** A basic group becomes a supergroup: another chat with the same members, who keep their rights. */
export function upgradeGroup(world: World, group: Group, by: number | undefined): Group {
  if (!group.basic || group.migrated_to !== undefined)
    throw notPossible("no_basic", "it is a supergroup already");
  const actor = actorIn(group, by);
  const chat_id = firstSupergroup - nextNumber(world);
  const upgraded = addGroup(world, { chat_id, title: group.title, is_forum: false });
  for (const member of group.members.filter(isPresent)) setMember(world, upgraded, member, actor);
  tellService(world, group, actor, { type: "migrated_to", chat_id });
  group.migrated_to = chat_id;
  chatChanged(world, group);
  tellService(world, upgraded, actor, { type: "migrated_from", chat_id: group.chat_id });
  return upgraded;
}

/** Who does something to a group: somebody in it, its creator by default. */
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
