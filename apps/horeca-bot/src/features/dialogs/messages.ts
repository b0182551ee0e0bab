import { isTooBig, type MessageContent, type Step } from "@gotovo/domain";
import { contentOf, isUnsupported, onTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { deliverHeldToDialog, requireHeld } from "@gotovo/usecases/dialogs/deliver-held";
import { editMessage } from "@gotovo/usecases/dialogs/edit-message";
import { findAlbum } from "@gotovo/usecases/dialogs/find-message";
import { editHeld, holdMessage } from "@gotovo/usecases/dialogs/held-messages";
import { reactToMessage } from "@gotovo/usecases/dialogs/react-to-message";
import { sendMessage } from "@gotovo/usecases/dialogs/send-message";
import { findStaff, type StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { Composer, type Filter } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { chooseDialogCallback } from "../../dialog-callbacks.ts";
import { requireStaff } from "../../require-staff.ts";
import { editOf } from "./edit-of.ts";
import { dialogOfReply, isReplyToUnknown } from "./reply-target.ts";

type MessageContext = Filter<HorecaContext, "message">;

/**
 * Everything a member of staff writes that is no command: to the dialog of the message that it replies to, else to the
 * one that is open, else they are asked. Comes after all features that wait for an answer.
 */
export function dialogMessages(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  composer.on("message", async (ctx, next) => {
    if (ctx.message.text?.startsWith("/")) return next();
    const staff = await findStaff(deps, ctx.conversation.chat);
    if (!staff) return next();
    const content = contentOf(ctx.message, { quotes: "chosen" });
    if (content === null) return refuse(ctx);
    if (isTooBig(content)) return ctx.conversation.say({ key: "content-too-big" });
    await route(deps, ctx, staff, content);
  });

  composer.on("edited_message", async (ctx) => {
    const edited = editOf(ctx.editedMessage);
    if (edited === null) return;
    const { content, isNote } = edited;
    const source = sourceOf(ctx, ctx.editedMessage.message_id);
    const isHeld = !isNote && (await editHeld(deps, source, content));
    if (!isHeld) await editMessage(deps, source, content, { isNote });
  });

  composer.on("message_reaction", async (ctx) => {
    const { message_id, new_reaction } = ctx.messageReaction;
    const emoji = new_reaction.find((reaction) => reaction.type === "emoji")?.emoji ?? null;
    if (!(await findStaff(deps, ctx.conversation.chat))) return;
    await reactToMessage(deps, sourceOf(ctx, message_id), emoji);
  });

  onTap(composer, chooseDialogCallback, async (ctx, tap) => {
    const staff = await requireStaff(deps, ctx, "dialogs.answer");
    const { chat, toast } = ctx.conversation;
    await requireHeld(deps, chat);
    const { name, isWritable } = await deliverHeldToDialog(deps, staff, chat, tap.dialog);
    await toast("dialog-opened", { name, isWritable: String(isWritable) });
  });
  return composer;
}

/** Telegram's service messages are no messages. */
async function refuse(ctx: MessageContext): Promise<void> {
  if (isUnsupported(ctx.message)) return ctx.conversation.say({ key: "content-not-passed-on" });
}

async function route(
  deps: Deps,
  ctx: MessageContext,
  staff: StaffActor,
  content: MessageContent,
): Promise<void> {
  const { chat } = ctx.conversation;
  const source = sourceOf(ctx, ctx.message.message_id);
  const album = ctx.message.media_group_id ?? null;
  const step = chat.step?.name;
  const replied = await dialogOfReply(deps, ctx, staff);
  // An answer to one customer must not go to all who are selected.
  if (step === "broadcast" && !replied) return holdMessage(deps, source, content, album);
  const begun = replied ? null : await findAlbum(deps, source, album);
  const together = begun?.venueId === staff.venueId ? begun.dialogId : null;
  const current = replied || (await isReplyToUnknown(deps, ctx)) ? null : chat.dialogId;
  const dialogId = replied?.dialogId ?? together ?? current;
  if (dialogId !== null) {
    await sendMessage(deps, staff, { dialogId, content, album, source, replyTo: replied?.messageId ?? null });
    return;
  }
  const question: Step | null = step === "choose-dialog" ? null : { name: "choose-dialog", data: {} };
  await holdMessage(deps, source, content, album, question);
}

function sourceOf(ctx: HorecaContext, messageId: number) {
  return { bot: "horeca" as const, chatId: ctx.conversation.chat.chatId, messageId };
}
