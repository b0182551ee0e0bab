import { may } from "@gotovo/domain";
import type { Deps } from "@gotovo/usecases/context";
import { dialogOfTopic } from "@gotovo/usecases/dialogs/groups/dialog-of-topic";
import { findGroup } from "@gotovo/usecases/dialogs/groups/find-group";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import type { Context } from "grammy";
import { groupOf, topicOf } from "./group-chat.ts";
import { isNobody } from "./who.ts";

/** A topic that shows a dialog, as whoever writes in it meets it. */
export interface DialogTopic {
  readonly topicId: number;
  readonly dialogId: string;
  /** Null for those who may not answer customers of this venue. */
  readonly staff: StaffActor | null;
}

/**
 * True when a member of staff writes in a topic that the bot made and that shows no dialog (any longer): the group was
 * connected again since, or the bot was killed before it could remember the topic.
 */
export async function isAbandoned(deps: Deps, ctx: Context): Promise<boolean> {
  const isOurs = ctx.message?.reply_to_message?.from?.id === ctx.me.id;
  if (!isOurs || topicOf(ctx.message) === null || ctx.from === undefined) return false;
  const group = await findGroup(deps, groupOf(ctx).chatId, BigInt(ctx.from.id));
  return group !== null && group.staff !== null;
}

/** Null for General, for topics that people made for themselves, and for what no person wrote. */
export async function findTopic(deps: Deps, ctx: Context): Promise<DialogTopic | null> {
  const topicId = topicOf(ctx.message);
  if (topicId === null || ctx.from === undefined || isNobody(ctx)) return null;
  const group = await findGroup(deps, groupOf(ctx).chatId, BigInt(ctx.from.id));
  if (!group) return null;
  const dialogId = await dialogOfTopic(deps, group.venueId, topicId);
  if (dialogId === null) return null;
  const { staff } = group;
  return { topicId, dialogId, staff: staff && may(staff.role, "dialogs.answer") ? staff : null };
}
