import { Prisma } from "@gotovo/db";
import { feedbackWindowMs } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { type FeedbackRow, feedbackColumns, fromFeedback, stillTheirs } from "./open-feedback.ts";

/** What a customer's chat asks, or keeps open, about delivered orders; oldest first. */
export async function feedbackOfChat(
  deps: Pick<Deps, "db" | "clock">,
  chatId: bigint,
): Promise<FeedbackRow[]> {
  const now = deps.clock();
  const since = new Date(now.getTime() - feedbackWindowMs);
  return deps.db.read<FeedbackRow>(Prisma.sql`
    select ${feedbackColumns} from chat, ${fromFeedback}
    where chat.bot = 'customer' and chat.chat_id = ${chatId} and f.person_id = chat.person_id and ${stillTheirs}
      and f.ended_at is null and f.asked_at > ${since} and f.asked_at <= ${now} and o.status = 'delivered'
    order by f.asked_at, f.order_id`);
}
