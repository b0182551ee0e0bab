import { Prisma } from "@gotovo/db";
import { type DisabledReason, disabledReason } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { disableEndpoint } from "./disable-endpoint.ts";
import type { EndpointRow } from "./endpoint-row.ts";
import type { DeliveryState, KeptAttempt } from "./list-deliveries.ts";

/** What has become of a delivery by one try. */
export interface TriedDelivery {
  readonly deliveryId: bigint;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly nextAt: Date;
  readonly attempt: KeptAttempt;
}

interface Health {
  failingSince: Date | null;
  failures: number;
}

/**
 * Writes down tries of an endpoint's deliveries, and how it is doing.
 * @param endpoint as it is known to be; null in `failingSince` means that it works
 * @returns how it is doing now, and why it was disabled, if it was
 */
export async function recordAttempts(
  deps: Deps,
  endpoint: Pick<EndpointRow, "id" | "merchantId" | "url"> & Health,
  tried: readonly TriedDelivery[],
): Promise<Health & { disabled: DisabledReason | null }> {
  const failed = tried.filter(({ state }) => state !== "succeeded");
  if (failed.length === 0 && endpoint.failingSince === null) {
    // To be written twice would change nothing: who arrived is pending no more.
    await deps.db.write(update(deps, tried));
    return { failingSince: null, failures: 0, disabled: null };
  }
  return deps.db.sqlTx(async (tx) => {
    await tx.$executeRaw(update(deps, tried));
    const works = failed.length < tried.length;
    const health = await writeHealth(deps, tx, endpoint.id, works, failed.length);
    if (!health?.failingSince) return { failingSince: null, failures: 0, disabled: null };
    const { failingSince, failures } = health;
    const gone = failed.some(({ attempt }) => attempt.status === 410) ? 410 : null;
    const reason = disabledReason({ failingSince, failures }, gone, deps.clock());
    if (reason !== null) await disableEndpoint(deps, tx, endpoint, reason);
    return { failingSince, failures, disabled: reason };
  });
}

function update(deps: Pick<Deps, "clock">, tried: readonly TriedDelivery[]): Prisma.Sql {
  const rows = tried.map(({ deliveryId, state, tries, nextAt, attempt }) => ({
    id: String(deliveryId),
    state,
    tries,
    next_at: nextAt,
    attempt,
  }));
  return Prisma.sql`
    update webhook_delivery d set state = t.state, tries = t.tries, next_at = t.next_at,
      attempts = d.attempts || t.attempt, tried_at = ${deps.clock()}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as t (id bigint, state delivery_state, tries int, next_at timestamptz, attempt jsonb)
    where d.id = t.id and d.state = 'pending'`;
}

/** A success ends what failed before it; failures that came with it begin anew. */
async function writeHealth(
  deps: Deps,
  tx: Tx,
  id: string,
  works: boolean,
  failed: number,
): Promise<Health | undefined> {
  const now = deps.clock();
  const rows = await tx.$queryRaw<Health[]>`
    update webhook_endpoint set
      failing_since = case when ${failed === 0} then null when ${works} then ${now}
        else coalesce(failing_since, ${now}) end,
      failures = case when ${works} then 0 else failures end + ${failed}
    where id = ${id}::uuid
    returning failing_since as "failingSince", failures`;
  return rows[0];
}
