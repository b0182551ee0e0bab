import { feedbackWindowMs } from "@gotovo/domain";
import type { ChatKey, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { type FeedbackEndJob, feedbackEndQueue } from "./ask-feedback.ts";

/** Ends the feedback on an order if its time is over: its card leaves the customer's chat. */
export async function endFeedback(deps: Deps, orderId: string): Promise<void> {
  const now = deps.clock();
  const since = new Date(now.getTime() - feedbackWindowMs);
  await deps.db.tx(async (tx) => {
    const chats = await tx.$queryRaw<ChatKey[]>`
      with ended as (
        update feedback set ended_at = ${now}
        where order_id = ${orderId}::uuid and ended_at is null and asked_at <= ${since}
        returning person_id)
      select chat.bot::text as bot, chat.chat_id as "chatId" from chat join ended on ended.person_id = chat.person_id
      where chat.bot = 'customer'`;
    await publishChats(deps, tx, chats);
    const early = await tx.$queryRaw<{ askedAt: Date }[]>`
      select asked_at as "askedAt" from feedback where order_id = ${orderId}::uuid and ended_at is null`;
    const [open] = early;
    if (!open) return;
    // This process's clock runs behind the database's.
    const due = Math.max(open.askedAt.getTime() + feedbackWindowMs, now.getTime() + 1_000);
    const job: FeedbackEndJob = { orderId };
    await deps.jobs.enqueueAt(tx, feedbackEndQueue, job, new Date(due));
  });
}
