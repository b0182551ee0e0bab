import { feedbackWindowMs } from "@gotovo/domain";
import { type ChatTickJob, chatTickQueue } from "../../chats/chat-tick.ts";
import type { Deps, Tx } from "../../context.ts";
import type { StoredChatKey } from "../../publish.ts";

/** The job that ends the feedback on an order whose time is over. */
export interface FeedbackEndJob {
  orderId: string;
}

export const feedbackEndQueue = "feedback-end";

/**
 * Asks the customer of a delivered order how it was, once they have had the time to taste it (the venue's minutes after
 * the hand-over): once per order, however often this is called. An order that nobody follows in Telegram is not asked
 * about, nor is somebody whom the venue has blocked; chat sync shows the question, silently, to whoever can be written to until its
 * time is over, and not while staff have brought the order back. The caller publishes the order.
 */
export async function askFeedback(deps: Deps, tx: Tx, orderId: string): Promise<void> {
  const now = deps.clock();
  const since = new Date(now.getTime() - feedbackWindowMs);
  const asked = await tx.$queryRaw<(StoredChatKey & { askedAt: Date })[]>`
    with asked as (
      insert into feedback (order_id, venue_id, person_id, asked_at)
      select o.id, o.venue_id, c.person_id,
        greatest(${now}, o.finished_at + make_interval(mins => v.feedback_minutes))
      from "order" o join customer c on c.id = o.customer_id join venue v on v.id = o.venue_id
      where o.id = ${orderId}::uuid and o.status = 'delivered' and o.finished_at > ${since}
        and exists (select from chat where bot = 'customer' and chat.person_id = c.person_id)
        and not exists (select from dialog d
          where d.venue_id = o.venue_id and d.person_id = c.person_id and d.blocked_at is not null)
      on conflict (order_id) do nothing
      returning person_id, asked_at)
    select chat.bot::text as bot, chat.chat_id::text as "chatId", asked.asked_at as "askedAt"
    from asked join chat on chat.bot = 'customer' and chat.person_id = asked.person_id`;
  for (const { bot, chatId, askedAt } of asked) {
    const look: ChatTickJob = { bot, chatId };
    if (askedAt > now) await deps.jobs.enqueueAt(tx, chatTickQueue, look, askedAt);
  }
  const [first] = asked;
  if (!first) return;
  const job: FeedbackEndJob = { orderId };
  await deps.jobs.enqueueAt(tx, feedbackEndQueue, job, new Date(first.askedAt.getTime() + feedbackWindowMs));
}
