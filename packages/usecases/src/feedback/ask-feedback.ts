import { feedbackWindowMs, undoWindowMs } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishOrderAt } from "../publish.ts";

/** The job that ends the feedback on an order whose time is over. */
export interface FeedbackEndJob {
  orderId: string;
}

export const feedbackEndQueue = "feedback-end";

/** A clock that runs behind the database's gets its tick early: it is asked again then. */
const earlyMs = 1_000;

/**
 * Asks the customer of a delivered order, once its undo is over, how it was: once per order, however often this is
 * called. An order that nobody follows in Telegram is not asked about; chat sync shows the question, silently, to
 * whoever can be written to until its time is over. The caller publishes the order.
 */
export async function askFeedback(deps: Deps, tx: Tx, orderId: string): Promise<void> {
  const now = deps.clock();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const rows = await tx.$queryRaw<{ asked: number; undoSince: Date | null }[]>`
    with delivered as (
      select o.id, o.venue_id, o.finished_at, c.person_id from "order" o join customer c on c.id = o.customer_id
      where o.id = ${orderId}::uuid and o.status = 'delivered'),
    asked as (
      insert into feedback (order_id, venue_id, person_id, asked_at)
      select id, venue_id, person_id, ${now} from delivered
      where finished_at <= ${ago(undoWindowMs)} and finished_at > ${ago(feedbackWindowMs)}
        and exists (select from chat where bot = 'customer' and chat.person_id = delivered.person_id)
      on conflict (order_id) do nothing
      returning 1)
    select (select count(*)::int from asked) as asked,
      (select finished_at from delivered where finished_at > ${ago(undoWindowMs)}) as "undoSince"`;
  const { asked, undoSince } = rows[0] as { asked: number; undoSince: Date | null };
  if (undoSince) {
    const due = Math.max(undoSince.getTime() + undoWindowMs, now.getTime() + earlyMs);
    await publishOrderAt(deps, tx, orderId, new Date(due));
  }
  if (asked === 0) return;
  const job: FeedbackEndJob = { orderId };
  await deps.jobs.enqueueAt(tx, feedbackEndQueue, job, new Date(now.getTime() + feedbackWindowMs));
}
