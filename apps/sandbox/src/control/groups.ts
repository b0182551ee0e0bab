import { z } from "zod";
import { displayMessage } from "./messages.ts";
import { replyKeyboard } from "./shapes.ts";

/** The control API's contract: supergroups and their topics. */

const id = z.number().int();

export const rights = z.strictObject({
  can_manage_topics: z.boolean().default(false),
  can_pin_messages: z.boolean().default(false),
  can_delete_messages: z.boolean().default(false),
});

const groupMember = z.object({
  id,
  name: z.string(),
  is_bot: z.boolean(),
  username: z.string().optional(),
  status: z.enum(["creator", "administrator", "member"]),
  ...rights.partial().shape,
});
export const topic = z.object({
  /** The id of the message that opened it. */
  thread_id: id,
  name: z.string(),
  icon_color: id,
  closed: z.boolean(),
});
export type Topic = z.infer<typeof topic>;

export const groupState = z.object({
  /** -100… */
  chat_id: id,
  title: z.string(),
  is_forum: z.boolean(),
  basic: z.boolean(),
  /** Pinned message ids, the newest pin first. */
  pinned: z.array(id),
  keyboard: replyKeyboard.nullable(),
  members: z.array(groupMember),
  topics: z.array(topic),
});
export type GroupState = z.infer<typeof groupState>;

/**
 * GET /sandbox/groups/{id}[?topic=thread_id|general&limit=200&before=message_id] → GroupView, oldest message first.
 * `after` and `wait_ms` as in a private chat.
 */
export const groupView = z.object({
  group: groupState,
  messages: z.array(displayMessage),
  event_id: id,
});
export type GroupView = z.infer<typeof groupView>;

/** GET /sandbox/groups[?person_id=] */
export const groupList = z.object({
  groups: z.array(z.object({ group: groupState, last_message: displayMessage.nullable() })),
});

/** POST /sandbox/groups → {group}. The first member is the creator. */
export const createGroup = z.strictObject({
  title: z.string().trim().min(1).max(128),
  is_forum: z.boolean().default(false),
  /** A basic group, as every new one is before it needs more; it has no topics until it is upgraded. */
  basic: z.boolean().default(false),
  /** Ids of people. */
  members: z.array(id).min(1),
});
/** PATCH /sandbox/groups/{id} → {group} */
export const updateGroup = z.strictObject({
  title: createGroup.shape.title.optional(),
  is_forum: z.boolean().optional(),
  /** Who does it; the creator by default. */
  by: id.optional(),
});
/**
 * POST /sandbox/groups/{id}/upgrade → {group}: a basic group becomes a supergroup with another id. Calls to the old one
 * answer 400 with migrate_to_chat_id.
 */
export const upgradeGroup = z.strictObject({ by: id.optional() });
/** POST /sandbox/groups/{id}/members → {group}. A person by id or a bot by username comes in. */
export const addMember = z.strictObject({ member: z.union([id, z.string()]), by: id.optional() });
/** PATCH /sandbox/groups/{id}/members/{id or username} → {group}. Rights make an administrator, null a plain member. */
export const changeMember = z.strictObject({ rights: rights.nullable(), by: id.optional() });
/** DELETE /sandbox/groups/{id}/members/{id or username}[?by=] → {group}. By itself: leaves. By another: is removed. */

/** POST /sandbox/groups/{id}/topics → {topic} */
export const openTopic = z.strictObject({ name: z.string().trim().min(1).max(128), by: id.optional() });
/** PATCH /sandbox/groups/{id}/topics/{thread_id} → {topic}. DELETE takes it away with its messages. */
export const updateTopic = z.strictObject({
  name: openTopic.shape.name.optional(),
  closed: z.boolean().optional(),
  by: id.optional(),
});
