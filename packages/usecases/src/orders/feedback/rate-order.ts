import type { Rating } from "@gotovo/domain";
import type { ChatKey, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { appendFeedback } from "./feedback-event.ts";
import { requireOpenFeedback } from "./open-feedback.ts";
import { tellManagers } from "./tell-managers.ts";

/**
 * Rates an order of the person's, or changes its rating, and tells the managers of its venue. The order itself stays
 * as it is. The same rating again changes nothing.
 * @param chat where they do it, which shows it at once
 * @throws DomainError `not_found`, `feedback_closed`
 */
export async function rateOrder(
  deps: Deps,
  chat: ChatKey & { readonly person: { readonly id: string } },
  orderId: string,
  rating: Rating,
): Promise<void> {
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const feedback = await requireOpenFeedback(tx, chat.person.id, orderId, now);
    if (feedback.rating === rating) return;
    await tx.$executeRaw`
      update feedback set rating = ${rating}, rated_at = ${now} where order_id = ${feedback.orderId}::uuid`;
    const kind = feedback.rating === null ? "rated" : "changed";
    await appendFeedback(deps, tx, feedback.orderId);
    const told = await tellManagers(tx, { ...feedback, rating }, kind);
    await publishChats(deps, tx, [chat, ...told]);
  });
}
