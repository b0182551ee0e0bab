import type { Deps } from "@gotovo/usecases/context";
import { orderOfCard } from "@gotovo/usecases/dialogs/find-message";
import { findShown } from "@gotovo/usecases/dialogs/find-shown";
import { type Addressee, addresseeOfOrder } from "@gotovo/usecases/dialogs/route-message";
import type { CustomerContext } from "../../context.ts";

/**
 * The café that a person writes to by replying to a message of it, or to an order's card; null for a reply to anything
 * else, and for no reply.
 */
export async function addresseeOfReply(
  deps: Deps,
  ctx: CustomerContext,
): Promise<(Addressee & { readonly messageId: bigint | null }) | null> {
  const replied = ctx.message?.reply_to_message?.message_id;
  if (replied === undefined) return null;
  const { chat } = ctx.conversation;
  const message = await findShown(deps, chat, replied);
  if (message && message.personId === chat.person.id) {
    return { venueId: message.venueId, venueName: "", orderId: message.orderId, messageId: message.id };
  }
  const orderId = await orderOfCard(deps, chat, replied);
  const to = orderId && (await addresseeOfOrder(deps, chat, orderId));
  return to ? { ...to, messageId: null } : null;
}
