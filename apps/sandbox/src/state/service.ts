import { userOf } from "./chats.ts";
import type { ServiceNote } from "./types.ts";
import type { World } from "./world.ts";

/** The fields of a Bot API Message that tell what happened to a group. */
export function serviceFields(world: World, note: ServiceNote): Record<string, unknown> {
  switch (note.type) {
    case "group_created":
      return { supergroup_chat_created: true };
    case "migrated_to":
      return { migrate_to_chat_id: note.chat_id };
    case "migrated_from":
      return { migrate_from_chat_id: note.chat_id };
    case "title_changed":
      return { new_chat_title: note.title };
    case "members_joined":
      return { new_chat_members: note.member_ids.map((id) => userOf(world, id)) };
    case "member_left":
      return { left_chat_member: userOf(world, note.member_id) };
    case "topic_created": {
      const { type: _, ...topic } = note;
      return { forum_topic_created: topic };
    }
    case "topic_edited": {
      const { type: _, ...change } = note;
      return { forum_topic_edited: change };
    }
    case "topic_closed":
      return { forum_topic_closed: {} };
    case "topic_reopened":
      return { forum_topic_reopened: {} };
  }
}
