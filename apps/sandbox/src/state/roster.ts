import type { AdminRights, Bot, Group, Member } from "./types.ts";
import type { World } from "./world.ts";

export const noRights: AdminRights = {
  can_manage_topics: false,
  can_pin_messages: false,
  can_delete_messages: false,
};
const allRights: AdminRights = {
  can_manage_topics: true,
  can_pin_messages: true,
  can_delete_messages: true,
};

/** Somebody's place in a group; nobody who never was in it has one. */
export const memberOf = (group: Group, id: number): Member | undefined =>
  group.members.find((member) => member.id === id);

type Present = Member & { status: "creator" | "administrator" | "member" };

export const isPresent = (member: Member | undefined): member is Present =>
  member !== undefined && member.status !== "left" && member.status !== "kicked";

/** What somebody may do beyond writing; the creator everything. */
export function rightsIn(group: Group, id: number): AdminRights {
  const member = memberOf(group, id);
  if (member?.status === "creator") return allRights;
  return (member?.status === "administrator" && member.rights) || noRights;
}

/** The bots in a group now. */
export const botsIn = (world: World, group: Group): Bot[] =>
  group.members.filter(isPresent).flatMap(({ id }) => world.bots.get(id) ?? []);
