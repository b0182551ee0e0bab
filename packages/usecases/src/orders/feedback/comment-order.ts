import type { ChatKey, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { appendFeedback } from "./feedback-event.ts";
import { requireOpenFeedback } from "./open-feedback.ts";
import { requireComment } from "./require-comment.ts";
import { tellManagers } from "./tell-managers.ts";

/**
 * Says in words how an order of the person's was, or says it again, and tells the managers of its venue. The same
 * comment again changes nothing.
 * @returns whether the comment was too long and is kept only in part
 * @throws DomainError `validation_failed` (it says nothing), `not_found`, `feedback_closed`
 */
export async function commentOrder(
  deps: Deps,
  chat: ChatKey & { readonly person: { readonly id: string } },
  orderId: string,
  text: string,
): Promise<{ readonly cut: boolean }> {
  const { comment, cut } = requireComment(text);
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const feedback = await requireOpenFeedback(tx, chat.person.id, orderId, now);
    if (feedback.comment === comment) return;
    await tx.$executeRaw`
      update feedback set comment = ${comment}, rated_at = ${now} where order_id = ${feedback.orderId}::uuid`;
    await appendFeedback(deps, tx, feedback.orderId);
    const told = await tellManagers(tx, { ...feedback, comment }, "commented");
    await publishChats(deps, tx, [chat, ...told]);
  });
  return { cut };
}
