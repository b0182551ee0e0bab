import { z } from "zod";
import { callbackAnswer } from "./acts.ts";
import { code } from "./codes.ts";
import { groupState } from "./groups.ts";
import { displayMessage } from "./messages.ts";
import { chatState, person } from "./shapes.ts";

/** The control API's contract: the live stream. */

const id = z.number().int();

/** In a group `bot` is null. */
const inChat = { bot: z.string().nullable(), chat_id: id };

/**
 * GET /sandbox/events[?person_id=][&after=event_id] as text/event-stream. SSE `event:` is the type, `id:` increases
 * from event to event; Last-Event-ID continues where it stopped. `resync`: events were lost, read chats again.
 */
export const event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message_new"), ...inChat, message: displayMessage }),
  z.object({ type: z.literal("message_edited"), ...inChat, message: displayMessage }),
  z.object({ type: z.literal("message_deleted"), ...inChat, message_ids: z.array(id) }),
  z.object({
    type: z.literal("callback_answered"),
    ...inChat,
    /** Who tapped: in a group the answer is shown to nobody else. */
    person_id: id,
    message_id: id,
    callback_query_id: z.string(),
    answer: callbackAnswer,
  }),
  z.object({ type: z.literal("chat_changed"), ...inChat, chat: chatState }),
  z.object({ type: z.literal("group_changed"), group: groupState }),
  z.object({ type: z.literal("person_changed"), person }),
  /** A code came to a phone, or was seen, revoked, asked about. That it expires is told by nobody: see expires_at. */
  z.object({ type: z.literal("code_changed"), code }),
  z.object({ type: z.literal("bot_changed"), bot: z.string() }),
  /** The bot does something (typing, upload_photo, …); shown for five seconds or until its next message. */
  z.object({ type: z.literal("chat_action"), ...inChat, thread_id: id.optional(), action: z.string() }),
  z.object({ type: z.literal("resync") }),
]);
export type SandboxEvent = z.infer<typeof event>;
