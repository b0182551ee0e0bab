import { nextTick } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { askFeedback } from "../feedback/ask-feedback.ts";
import { publishOrderAt, publishOrders } from "../publish.ts";
import { warnOfLateness } from "./warn-of-lateness.ts";

/**
 * Publishes an order as it is: its undo has ended, it is about to be late, or its promise has run out, and chats have
 * to show it. A delivered one that cannot come back any more is asked about.
 */
export async function republishOrder(deps: Deps, orderId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const waiting = await warnOfLateness(deps, tx, orderId);
    const next = waiting && nextTick(waiting, deps.clock());
    if (next) await publishOrderAt(deps, tx, orderId, next);
    await askFeedback(deps, tx, orderId);
    await publishOrders(deps, tx, [orderId]);
  });
}
