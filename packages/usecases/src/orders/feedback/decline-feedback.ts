import type { ChatKey, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { requireOpenFeedback } from "./open-feedback.ts";

/**
 * The person does not want to say how an order of theirs was: they are not asked again.
 * @throws DomainError `not_found`, `feedback_closed`
 */
export async function declineFeedback(
  deps: Deps,
  chat: ChatKey & { readonly person: { readonly id: string } },
  orderId: string,
): Promise<void> {
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const feedback = await requireOpenFeedback(tx, chat.person.id, orderId, now);
    await tx.$executeRaw`update feedback set ended_at = ${now} where order_id = ${feedback.orderId}::uuid`;
    await publishChats(deps, tx, [chat]);
  });
}
