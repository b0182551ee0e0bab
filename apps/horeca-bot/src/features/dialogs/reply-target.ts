import { DomainError } from "@gotovo/domain";
import type { Deps } from "@gotovo/usecases/context";
import { dialogOfOrder } from "@gotovo/usecases/dialogs/dialog-of-order";
import { isCard, orderOfCard } from "@gotovo/usecases/dialogs/find-message";
import { findShown } from "@gotovo/usecases/dialogs/find-shown";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import type { HorecaContext } from "../../context.ts";

/** Where a reply goes. */
export interface ReplyTarget {
  readonly dialogId: string;
  /** The message of the dialog that is replied to. */
  readonly messageId: bigint | null;
}

/**
 * The dialog of the message that a member of staff replies to: a message of a dialog, or an order's card, which stands
 * for its customer. Null for a reply to anything else, and for no reply.
 * @throws DomainError `not_found` for a message of another venue
 */
export async function dialogOfReply(
  deps: Deps,
  ctx: HorecaContext,
  staff: StaffActor,
): Promise<ReplyTarget | null> {
  const replied = ctx.message?.reply_to_message?.message_id;
  if (replied === undefined) return null;
  const chat = ctx.conversation.chat;
  const message = await findShown(deps, chat, replied);
  // To a customer of another venue: it must not go to whoever is written to here.
  if (message && message.venueId !== staff.venueId) throw new DomainError("not_found", { what: "dialog" });
  if (message) return { dialogId: message.dialogId, messageId: message.id };
  const orderId = await orderOfCard(deps, chat, replied);
  const dialogId = orderId && (await dialogOfOrder(deps, staff, orderId));
  return dialogId ? { dialogId, messageId: null } : null;
}

/**
 * True for a reply to a message of the bot of which nobody knows whose it was: a kill may have come between its sending
 * and its record. It must not go to whoever happens to be written to.
 */
export async function isReplyToUnknown(deps: Deps, ctx: HorecaContext): Promise<boolean> {
  const replied = ctx.message?.reply_to_message;
  if (replied === undefined || replied.from?.id !== ctx.me.id) return false;
  return !(await isCard(deps, ctx.conversation.chat, replied.message_id));
}
