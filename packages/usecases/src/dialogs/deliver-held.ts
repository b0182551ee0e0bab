import { DomainError } from "@gotovo/domain";
import type { ChatContext } from "../chats/enter-chat.ts";
import { leaveStep } from "../chats/step.ts";
import type { Deps } from "../context.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { forgetHeld, heldOf } from "./held-messages.ts";
import { type OpenedDialog, openDialog } from "./open-dialog.ts";
import { receiveMessage } from "./receive-message.ts";
import type { Addressee } from "./route-message.ts";
import { sendMessage } from "./send-message.ts";

/**
 * After "which café?": what a customer wrote goes to the one they chose, in order, and what they write next too.
 * A part that was delivered before (a kill half-way) is not delivered twice.
 * @returns whether the café took it
 */
export async function deliverHeldToVenue(deps: Deps, chat: ChatContext, to: Addressee): Promise<boolean> {
  let taken = true;
  for (const { messageId, content, album } of await heldOf(deps.db.prisma, chat)) {
    const { dialogId, refused } = await receiveMessage(deps, {
      personId: chat.person.id,
      venueId: to.venueId,
      orderId: to.orderId,
      content,
      album,
      replyToId: null,
      source: { bot: chat.bot, chatId: chat.chatId, messageId },
    });
    taken = !refused;
    if (taken) await rememberChoice(deps, chat, dialogId);
  }
  await endChoice(deps, chat);
  return taken;
}

/** After "which dialog?": what a member of staff wrote goes to the one they chose, which is then the current one. */
export async function deliverHeldToDialog(
  deps: Deps,
  staff: StaffActor,
  chat: ChatContext,
  dialogId: string,
): Promise<OpenedDialog> {
  const opened = await openDialog(deps, staff, chat, dialogId);
  for (const { messageId, content, album } of await heldOf(deps.db.prisma, chat)) {
    const source = { bot: chat.bot, chatId: chat.chatId, messageId };
    await sendMessage(deps, staff, { dialogId, content, album, source, replyTo: null });
  }
  await endChoice(deps, chat);
  return opened;
}

/** What a customer writes next goes to the same dialog. */
export async function rememberChoice(deps: Deps, chat: ChatContext, dialogId: string): Promise<void> {
  await deps.db.prisma.$executeRaw`
    update chat set dialog_id = ${dialogId}::uuid, dialog_at = ${deps.clock()}
    where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
}

async function endChoice(deps: Deps, chat: ChatContext): Promise<void> {
  await deps.db.tx((tx) => forgetHeld(tx, chat));
  await leaveStep(deps, chat);
}

/** @throws DomainError `nothing_to_send` when nothing is held of a chat (any longer) */
export async function requireHeld(deps: Deps, chat: ChatContext): Promise<void> {
  if ((await heldOf(deps.db.prisma, chat)).length === 0) throw new DomainError("nothing_to_send");
}
