import type { Deps } from "../../context.ts";
import { type FeedbackRow, requireOpenFeedback } from "./open-feedback.ts";

/**
 * The feedback that a person may give on an order of theirs now.
 * @throws DomainError `not_found`, `feedback_closed`
 */
export async function findOpenFeedback(deps: Deps, personId: string, orderId: string): Promise<FeedbackRow> {
  return deps.db.tx((tx) => requireOpenFeedback(tx, personId, orderId, deps.clock()));
}
