import { type EscalationStep, nextLook, undoWindowMs } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishOrderAt, publishOrders } from "../publish.ts";
import type { WaitingOrder } from "../venue/waiting-order.ts";
import { cancelUnheard } from "./escalation/cancel-unheard.ts";
import { escalate } from "./escalation/escalate.ts";
import { askFeedback } from "./feedback/ask-feedback.ts";
import { takeWaitStep } from "./handover/take-wait-step.ts";
import { warnOfLateness } from "./warn-of-lateness.ts";

/** A clock that runs behind the database's gets its tick early: it is asked again then. */
const earlyMs = 1_000;

/** Told of each step of an escalation that was taken. */
export type OnEscalation = (step: EscalationStep) => void;

/**
 * Looks at an order for what time alone changes: its undo has ended, it is about to be late, its promise has run out, nobody
 * has heard of it, or nobody comes for it, and chats have to show it. Whoever began to follow a delivered one meanwhile is
 * asked about it.
 */
export async function republishOrder(
  deps: Deps,
  orderId: string,
  onEscalation: OnEscalation = () => {},
): Promise<void> {
  const step = await deps.db.tx(async (tx) => {
    const waiting = await warnOfLateness(deps, tx, orderId);
    const taken = waiting && (await escalate(deps, tx, orderId, waiting));
    if (taken?.step === "cancel") return taken.step;
    const now = deps.clock();
    const wait = waiting ? null : await takeWaitStep(deps, tx, orderId);
    const next = waiting
      ? nextLook(afterStep(waiting, taken?.step, now), waiting.crew, now)
      : (wait?.next ?? (await undoEnd(tx, orderId, now)));
    if (next) await publishOrderAt(deps, tx, orderId, next);
    await askFeedback(deps, tx, orderId);
    const urgency = taken ? "urgent" : "usual";
    await publishOrders(deps, tx, [orderId], taken?.also ?? wait?.told, { urgency });
    return taken?.step;
  });
  const isTaken = step === "cancel" ? await cancelUnheard(deps, orderId) : step !== undefined;
  // Somebody came first: what else time changes of the order has still to be looked at.
  if (step === "cancel" && !isTaken)
    await deps.db.tx((tx) => publishOrderAt(deps, tx, orderId, new Date(deps.clock().getTime() + earlyMs)));
  if (step && isTaken) onEscalation(step);
}

function afterStep(order: WaitingOrder, step: EscalationStep | undefined, now: Date): WaitingOrder {
  return step ? { ...order, unheardStep: step, unheardAt: now } : order;
}

/** When the undo of a finished order ends; null when it has. */
async function undoEnd(tx: Tx, orderId: string, now: Date): Promise<Date | null> {
  const [undone] = await tx.$queryRaw<{ finishedAt: Date }[]>`
    select finished_at as "finishedAt" from "order"
    where id = ${orderId}::uuid and finished_at > ${new Date(now.getTime() - undoWindowMs)}`;
  if (!undone) return null;
  return new Date(Math.max(undone.finishedAt.getTime() + undoWindowMs, now.getTime() + earlyMs));
}
