import { DomainError } from "@gotovo/domain";
import type { Deps } from "@gotovo/usecases/context";
import { editMessage } from "@gotovo/usecases/dialogs/edit-message";
import { findShown } from "@gotovo/usecases/dialogs/find-shown";
import { findGroup } from "@gotovo/usecases/dialogs/groups/find-group";
import { turnTopic } from "@gotovo/usecases/dialogs/groups/turn-topic";
import { reactToMessage } from "@gotovo/usecases/dialogs/react-to-message";
import { Composer, type Context } from "grammy";
import { refusalText } from "../../../errors.ts";
import { editOf } from "../edit-of.ts";
import { groupOf, sayThere } from "./group-chat.ts";
import { findTopic } from "./topic.ts";
import { sayWhyNot } from "./who.ts";

/** What becomes of a topic and of the messages in it: staff close and reopen, edit and react. */
export function groupChanges(deps: Deps): Composer<Context> {
  const composer = new Composer<Context>();

  composer.on("message:forum_topic_closed", (ctx) => turn(deps, ctx, true));
  composer.on("message:forum_topic_reopened", (ctx) => turn(deps, ctx, false));

  composer.on("edited_message", async (ctx) => {
    const edited = editOf(ctx.editedMessage);
    const { message_id: messageId } = ctx.editedMessage;
    if (edited === null || !(await isStaffs(deps, ctx, messageId))) return;
    const { content, isNote } = edited;
    try {
      await editMessage(deps, { ...groupOf(ctx), messageId }, content, { isNote });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await sayThere(deps, ctx, refusalText(error));
    }
  });

  composer.on("message_reaction", async (ctx) => {
    const { message_id: messageId, new_reaction } = ctx.messageReaction;
    const emoji = new_reaction.find((reaction) => reaction.type === "emoji")?.emoji ?? null;
    if (await isStaffs(deps, ctx, messageId)) {
      await reactToMessage(deps, { ...groupOf(ctx), messageId }, emoji);
    }
  });
  return composer;
}

/** What the bot turned itself comes back as a service message, which is nobody's doing. */
async function turn(deps: Deps, ctx: Context, closed: boolean): Promise<void> {
  const topic = await findTopic(deps, ctx);
  if (!topic) return;
  const { dialogId, topicId, staff } = topic;
  const refusal = await turnTopic(deps, staff, groupOf(ctx), { dialogId, topicId, closed });
  if (!staff) await sayWhyNot(deps, ctx);
  else if (refusal) await sayThere(deps, ctx, refusalText(refusal));
}

/** True when a message is part of a dialog of the group's venue, and whoever does something to it is staff there. */
async function isStaffs(deps: Deps, ctx: Context, messageId: number): Promise<boolean> {
  if (ctx.from === undefined) return false;
  const chat = groupOf(ctx);
  const group = await findGroup(deps, chat.chatId, BigInt(ctx.from.id));
  if (!group?.staff) return false;
  return (await findShown(deps, chat, messageId))?.venueId === group.venueId;
}
