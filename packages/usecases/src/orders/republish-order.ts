import { nextTick, undoWindowMs } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishOrderAt, publishOrders } from "../publish.ts";
import { askFeedback } from "./feedback/ask-feedback.ts";
import { takeWaitStep } from "./handover/take-wait-step.ts";
import { warnOfLateness } from "./warn-of-lateness.ts";

/** A clock that runs behind the database's gets its tick early: it is asked again then. */
const earlyMs = 1_000;

/**
 * Publishes an order as it is: its undo has ended, it is about to be late, its promise has run out, or nobody comes for
 * it, and chats have to show it. Whoever began to follow a delivered one meanwhile is asked about it.
 */
export async function republishOrder(deps: Deps, orderId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const waiting = await warnOfLateness(deps, tx, orderId);
    const now = deps.clock();
    const wait = waiting ? null : await takeWaitStep(deps, tx, orderId);
    const next = waiting ? nextTick(waiting, now) : (wait?.next ?? (await undoEnd(tx, orderId, now)));
    if (next) await publishOrderAt(deps, tx, orderId, next);
    await askFeedback(deps, tx, orderId);
    await publishOrders(deps, tx, [orderId], wait?.told);
  });
}

/** When the undo of a finished order ends; null when it has. */
async function undoEnd(tx: Tx, orderId: string, now: Date): Promise<Date | null> {
  const [undone] = await tx.$queryRaw<{ finishedAt: Date }[]>`
    select finished_at as "finishedAt" from "order"
    where id = ${orderId}::uuid and finished_at > ${new Date(now.getTime() - undoWindowMs)}`;
  if (!undone) return null;
  return new Date(Math.max(undone.finishedAt.getTime() + undoWindowMs, now.getTime() + earlyMs));
}
