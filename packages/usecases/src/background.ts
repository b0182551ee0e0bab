import { expireStep } from "./chats/expire-step.ts";
import { type StepExpiryJob, stepExpiryQueue } from "./chats/step.ts";
import type { Deps, Jobs } from "./context.ts";
import { purge } from "./maintenance/purge.ts";
import { republishOrder } from "./orders/republish-order.ts";
import { chatKey, chatSyncQueue, type OrderTickJob, orderTickQueue } from "./publish.ts";

const purgeEveryMs = 3_600_000;
/** The first time soon after the start, but not in the middle of it. */
const firstPurgeMs = 60_000;

/** Makes the queues that use cases enqueue into. Every process does so before it takes requests or updates. */
export async function prepareQueues(jobs: Jobs): Promise<void> {
  await jobs.queue(chatSyncQueue("customer"), "keyed");
  await jobs.queue(chatSyncQueue("horeca"), "keyed");
  await jobs.queue(orderTickQueue, "plain");
  await jobs.queue(stepExpiryQueue, "plain");
}

/**
 * Works what belongs to no bot: orders that change by time alone, and forgetting what has served its time.
 * @returns stops the purging; the queue stops with `jobs`
 */
export function startBackground(deps: Deps, onError: (error: unknown) => void): () => void {
  deps.jobs.work<OrderTickJob>(orderTickQueue, {
    concurrency: 4,
    handler: (job) => republishOrder(deps, job.data.orderId),
  });
  deps.jobs.work<StepExpiryJob>(stepExpiryQueue, {
    concurrency: 4,
    handler: (job) => expireStep(deps, chatKey(job.data)),
  });
  const clean = () => void purge(deps).catch(onError);
  const first = setTimeout(clean, firstPurgeMs);
  const timer = setInterval(clean, purgeEveryMs);
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
