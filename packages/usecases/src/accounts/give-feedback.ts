import { DomainError, type Rating } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { commentOrder } from "../orders/feedback/comment-order.ts";
import { rateOrder } from "../orders/feedback/rate-order.ts";
import type { AccountRow } from "./account-row.ts";

/**
 * Gives feedback on an order through the website, just as in the chat; the chat shows it too.
 * @throws DomainError `not_found` (nobody asked), `feedback_closed`
 */
export async function giveFeedback(
  deps: Deps,
  { personId }: Pick<AccountRow, "personId">,
  orderId: string,
  said: { readonly rating: Rating; readonly comment?: string | undefined },
): Promise<void> {
  const chat = personId && (await deps.db.prisma.chat.findFirst({ where: { bot: "customer", personId } }));
  if (!chat) throw new DomainError("not_found");
  const place = { bot: "customer", chatId: chat.chatId, person: { id: personId } } as const;
  await rateOrder(deps, place, orderId, said.rating);
  if (said.comment !== undefined) await commentOrder(deps, place, orderId, said.comment);
}
