import { feedbackWindowMs } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";

/** The job that ends the feedback on an order whose time is over. */
export interface FeedbackEndJob {
  orderId: string;
}

export const feedbackEndQueue = "feedback-end";

/**
 * Asks the customer of a delivered order how it was: once per order, however often this is called. An order that nobody
 * follows in Telegram is not asked about; chat sync shows the question, silently, to whoever can be written to until its
 * time is over, and not while staff have brought the order back. The caller publishes the order.
 */
export async function askFeedback(deps: Deps, tx: Tx, orderId: string): Promise<void> {
  const now = deps.clock();
  const since = new Date(now.getTime() - feedbackWindowMs);
  const asked = await tx.$executeRaw`
    insert into feedback (order_id, venue_id, person_id, asked_at)
    select o.id, o.venue_id, c.person_id, ${now} from "order" o join customer c on c.id = o.customer_id
    where o.id = ${orderId}::uuid and o.status = 'delivered' and o.finished_at > ${since}
      and exists (select from chat where bot = 'customer' and chat.person_id = c.person_id)
    on conflict (order_id) do nothing`;
  if (asked === 0) return;
  const job: FeedbackEndJob = { orderId };
  await deps.jobs.enqueueAt(tx, feedbackEndQueue, job, new Date(now.getTime() + feedbackWindowMs));
}
