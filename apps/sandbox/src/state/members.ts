import { botChat, chatChanged, userOf } from "./chats.ts";
import { botsIn, memberOf, noRights } from "./roster.ts";
import { tellService } from "./telling.ts";
import type { Group, Member } from "./types.ts";
import { unixTime, type World } from "./world.ts";

/**
 * Gives somebody another place in a group and tells those concerned: a bot of its own (my_chat_member), administrators
 * that asked of others (chat_member).
 */
export function setMember(world: World, group: Group, member: Member, byId: number): void {
  const before = memberOf(group, member.id) ?? { id: member.id, status: "left" };
  group.members = [...group.members.filter(({ id }) => id !== member.id), member];
  chatChanged(world, group);
  const change = {
    chat: botChat(world, group),
    from: userOf(world, byId),
    date: unixTime(world),
    old_chat_member: chatMember(world, before),
    new_chat_member: chatMember(world, member),
  };
  const own = world.bots.get(member.id);
  if (own) world.updates.push(own, { my_chat_member: change });
  for (const bot of botsIn(world, group)) {
    if (bot !== own && memberOf(group, bot.id)?.status === "administrator")
      world.updates.push(bot, { chat_member: change });
  }
}

/** Somebody comes in, by the hand of another. */
export function joinGroup(world: World, group: Group, id: number, byId: number): void {
  setMember(world, group, { id, status: "member" }, byId);
  tellService(world, group, byId, { type: "members_joined", member_ids: [id] });
}

/** Somebody goes, or is removed by another (and then cannot come back alone). */
export function leaveGroup(world: World, group: Group, id: number, byId: number): void {
  setMember(world, group, { id, status: id === byId ? "left" : "kicked" }, byId);
  tellService(world, group, byId, { type: "member_left", member_id: id });
}

/** Bot API ChatMember. */
export function chatMember(world: World, { id, status, rights = noRights }: Member) {
  const base = { status, user: userOf(world, id) };
  switch (status) {
    case "creator":
      return { ...base, is_anonymous: false };
    case "kicked":
      return { ...base, until_date: 0 };
    case "administrator":
      return { ...base, ...otherRights, ...rights };
    case "member":
    case "left":
      return base;
  }
}

/** What the sandbox has no use for, as an administrator of a small group has it. */
const otherRights = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
};
