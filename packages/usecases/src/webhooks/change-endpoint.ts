import { Prisma } from "@gotovo/db";
import { DomainError, type EventType } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { type EndpointRow, endpointColumns, findEndpoint, readEndpointId } from "./endpoint-row.ts";
import { requireTarget } from "./require-target.ts";
import { enqueueEndpoints } from "./wake.ts";

/** What is to be another; what is absent stays. */
export interface EndpointChange {
  readonly url?: string | undefined;
  /** null: all. */
  readonly types?: readonly EventType[] | null | undefined;
  readonly description?: string | null | undefined;
  readonly state?: "enabled" | "paused" | undefined;
}

/**
 * Changes an endpoint. Enabled again, it goes on with what it has missed: what was under way is tried at once and has all
 * its tries again.
 * @throws DomainError `not_found`, `validation_failed` (nothing can be sent there)
 */
export async function changeEndpoint(
  deps: Deps,
  merchantId: string,
  wire: string,
  change: EndpointChange,
): Promise<EndpointRow> {
  const { url, types, description, state } = change;
  // Of a stranger's endpoint nothing is looked at, their address least of all.
  if (url !== undefined) {
    await deps.db.sqlTx((tx) => findEndpoint(tx, merchantId, wire));
    await requireTarget(deps, url);
  }
  const id = readEndpointId(wire);
  const now = deps.clock();
  const isAnew = state === "enabled" || url !== undefined;
  return deps.db.sqlTx(async (tx) => {
    const rows = await tx.$queryRaw<EndpointRow[]>`
      update webhook_endpoint set
        url = ${url === undefined ? Prisma.sql`url` : url},
        types = ${types === undefined ? Prisma.sql`types` : Prisma.sql`${[...(types ?? [])]}::text[]`},
        description = ${description === undefined ? Prisma.sql`description` : Prisma.sql`${description}::text`},
        state = ${state === undefined ? Prisma.sql`state` : Prisma.sql`${state}::endpoint_state`},
        disabled_reason = ${state === undefined ? Prisma.sql`disabled_reason` : null},
        failing_since = ${isAnew ? null : Prisma.sql`failing_since`},
        failures = ${isAnew ? 0 : Prisma.sql`failures`},
        updated_at = ${now}
      where id = ${id}::uuid and merchant_id = ${merchantId}::uuid
      returning ${endpointColumns}`;
    const endpoint = rows[0];
    if (!endpoint) throw new DomainError("not_found");
    if (isAnew) await tryAllNow(deps, tx, endpoint.id);
    if (endpoint.state === "enabled") await enqueueEndpoints(deps, tx, [endpoint]);
    return endpoint;
  });
}

/** What waits for another try waits no longer. */
async function tryAllNow(deps: Deps, tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    update webhook_delivery set tries = 0, next_at = ${deps.clock()}
    where endpoint_id = ${id}::uuid and state = 'pending' and tries > 0`;
}
