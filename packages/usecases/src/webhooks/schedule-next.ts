import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { hasDue } from "./due-deliveries.ts";
import type { EndpointRow } from "./endpoint-row.ts";
import { enqueueEndpoints, type WebhookRetryJob, webhookRetryQueue } from "./wake.ts";

/**
 * Has an endpoint looked at again: at once, behind the others that wait, when there is more to be sent; and by a job at
 * the time of the next retry.
 */
export async function scheduleNext(
  deps: Deps,
  endpoint: Pick<EndpointRow, "id" | "slow" | "wakeAt">,
  next: {
    /** `if due`: when there is something that may be sent now. */
    readonly again: boolean | "if due";
    readonly slow: boolean;
    /** Whether a delivery has come to wait for another try. */
    readonly failed: boolean;
    readonly health: Pick<EndpointRow, "failingSince">;
  },
): Promise<void> {
  const { id } = endpoint;
  const { again, slow, failed, health } = next;
  const now = deps.clock();
  if (!again && !failed && endpoint.wakeAt === null && slow === endpoint.slow) return;
  await deps.db.sqlTx(async (tx) => {
    const rows = await tx.$queryRaw<{ wakeAt: Date | null; isNew: boolean; isDue: boolean }[]>`
      with retry as (
        select min(next_at) as at from webhook_delivery
        where endpoint_id = ${id}::uuid and state = 'pending' and next_at > ${now}),
      before as (select wake_at from webhook_endpoint where id = ${id}::uuid for no key update)
      update webhook_endpoint w set slow = ${slow},
        wake_at = case when before.wake_at > ${now} and before.wake_at <= retry.at then before.wake_at else retry.at end
      from retry, before where w.id = ${id}::uuid
      returning w.wake_at as "wakeAt", w.wake_at is not null and w.wake_at is distinct from before.wake_at as "isNew",
        ${again === "if due" ? hasDue(deps, id) : Prisma.sql`${again}::boolean`} as "isDue"`;
    const retry = rows[0];
    const job: WebhookRetryJob = { endpointId: id };
    if (retry?.isNew && retry.wakeAt) await deps.jobs.enqueueAt(tx, webhookRetryQueue, job, retry.wakeAt);
    if (retry?.isDue) await enqueueEndpoints(deps, tx, [{ id, slow, ...health }]);
  });
}
