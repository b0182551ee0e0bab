import { Prisma } from "@gotovo/db";
import type { Deps, Tx } from "../context.ts";
import { placeAllEvents } from "../events/place-events.ts";
import type { EndpointRow } from "./endpoint-row.ts";

/** A job of this queue sends an endpoint what it has not had yet; its key is the endpoint's id. */
export const webhookQueue = "webhook";

/** A job of this queue has an endpoint looked at when a delivery is to be tried again. */
export const webhookRetryQueue = "webhook-retry";

export interface WebhookRetryJob {
  endpointId: string;
}

/** Milliseconds: how late a lost wake-up is made up for. */
export const sweepEveryMs = 10_000;
/** Longer than any wait: a time so far away was set before the clock was set back. */
const longestWaitMs = 27 * 3_600_000;

/** An endpoint that is to be woken. */
export type Waking = Pick<EndpointRow, "id" | "failingSince" | "slow">;

/**
 * Enqueues, in the caller's transaction, endpoints to be sent what there is. Those that fail or are slow never take all
 * the hands of the queue: each of theirs may be bound for a quarter of a minute.
 */
export async function enqueueEndpoints(deps: Deps, tx: Tx, endpoints: readonly Waking[]): Promise<void> {
  if (endpoints.length === 0) return;
  const priorities = endpoints.map(({ failingSince, slow }) => (failingSince !== null || slow ? -1 : 0));
  const ids = endpoints.map(({ id }) => id);
  await deps.jobs.enqueue(tx, webhookQueue, ids, { priorities });
}

/** The same for an endpoint whose delivery is to be tried again now. */
export async function wakeForRetry(deps: Deps, id: string): Promise<void> {
  await wake(deps, Prisma.sql`id = ${id}::uuid`);
}

async function wake(deps: Deps, which: Prisma.Sql): Promise<void> {
  const found = await deps.db.read<Waking>(Prisma.sql`
    select id, failing_since as "failingSince", slow from webhook_endpoint w where state = 'enabled' and ${which}`);
  await wakeEndpoints(deps, found);
}

/** Has jobs look at these endpoints. */
export async function wakeEndpoints(deps: Deps, endpoints: readonly Waking[]): Promise<void> {
  if (endpoints.length > 0) await deps.db.sqlTx((tx) => enqueueEndpoints(deps, tx, endpoints));
}

/** Wakes every endpoint that has something to be sent, whatever has become of its wake-up. */
export async function sweepEndpoints(deps: Deps): Promise<void> {
  await placeAllEvents(deps);
  const now = deps.clock().getTime();
  const [late, never] = [new Date(now - sweepEveryMs), new Date(now + longestWaitMs)];
  await wake(
    deps,
    Prisma.sql`(wake_at < ${late} or wake_at > ${never} or position < (select last from event_log l where l.merchant_id = w.merchant_id))`,
  );
}
