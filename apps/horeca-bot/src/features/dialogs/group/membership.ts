import { recordBlock } from "@gotovo/usecases/chat-sync/record-block";
import type { Deps } from "@gotovo/usecases/context";
import { enterGroup } from "@gotovo/usecases/dialogs/groups/enter-group";
import { findGroup } from "@gotovo/usecases/dialogs/groups/find-group";
import { followGroup } from "@gotovo/usecases/dialogs/groups/follow-group";
import { recordRights } from "@gotovo/usecases/dialogs/groups/record-rights";
import { renameGroup } from "@gotovo/usecases/dialogs/groups/rename-group";
import { Composer, type Context } from "grammy";
import type { ChatMember } from "grammy/types";
import { groupOf, sayThere } from "./group-chat.ts";

/** What becomes of the bot in a group, and of the group itself. */
export function groupMembership(deps: Deps): Composer<Context> {
  const composer = new Composer<Context>();

  composer.on("my_chat_member", async (ctx) => {
    const { old_chat_member: before, new_chat_member: now, from } = ctx.myChatMember;
    const chat = groupOf(ctx);
    await recordBlock(deps, chat, isOut(now));
    if (isOut(now)) return;
    await recordRights(deps, chat, mayMakeTopics(now));
    const telegramUserId = BigInt(from.id);
    if (!isOut(before) || (await findGroup(deps, chat.chatId, telegramUserId))) return;
    await enterGroup(deps, chat, { telegramUserId, language: from.language_code ?? null });
    await sayThere(deps, ctx, { key: "group-hello" });
  });

  composer.on("message:migrate_to_chat_id", (ctx) =>
    followGroup(deps, groupOf(ctx), BigInt(ctx.message.migrate_to_chat_id)),
  );

  composer.on("message:new_chat_title", (ctx) =>
    renameGroup(deps, groupOf(ctx).chatId, ctx.message.new_chat_title),
  );
  return composer;
}

/** True for an administrator who may do so. */
export function mayMakeTopics(member: ChatMember): boolean {
  return member.status === "administrator" && member.can_manage_topics === true;
}

function isOut({ status }: ChatMember): boolean {
  return status === "left" || status === "kicked";
}
