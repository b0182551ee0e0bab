import { Prisma } from "@gotovo/db";
import { type DisabledReason, DomainError, type EndpointState } from "@gotovo/domain";
import type { Tx } from "../context.ts";
import { isUuid, readWireId, wireId } from "../ids.ts";

/** An endpoint as the use cases read it. */
export interface EndpointRow {
  id: string;
  merchantId: string;
  url: string;
  /** Empty: all. */
  types: string[];
  description: string | null;
  state: EndpointState;
  disabledReason: DisabledReason | null;
  secret: string;
  previousSecret: string | null;
  previousUntil: Date | null;
  failingSince: Date | null;
  failures: number;
  slow: boolean;
  wakeAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export const endpointColumns = Prisma.sql`
  id, merchant_id as "merchantId", url, types, description, state::text as state, disabled_reason as "disabledReason",
  secret, previous_secret as "previousSecret", previous_until as "previousUntil", failing_since as "failingSince",
  failures, slow, wake_at as "wakeAt", created_at as "createdAt", updated_at as "updatedAt"`;

/** `we_…` */
export function endpointId(id: string): string {
  return wireId("we", id);
}

/** Our id behind `we_…`; of what is none, the id of nothing. */
export function readEndpointId(wire: string): string {
  const id = readWireId("we", wire);
  return isUuid(id) ? id : "00000000-0000-0000-0000-000000000000";
}

/**
 * A merchant's endpoint by its id on the wire.
 * @throws DomainError `not_found`
 */
export async function findEndpoint(
  tx: Pick<Tx, "$queryRaw">,
  merchantId: string,
  wire: string,
): Promise<EndpointRow> {
  const rows = await tx.$queryRaw<EndpointRow[]>`
    select ${endpointColumns} from webhook_endpoint
    where id = ${readEndpointId(wire)}::uuid and merchant_id = ${merchantId}::uuid`;
  if (!rows[0]) throw new DomainError("not_found");
  return rows[0];
}

/** An endpoint as its merchant sees it, in answers of the API and in a `ping`. */
export function endpointSnapshot(row: EndpointRow) {
  return {
    id: endpointId(row.id),
    url: row.url,
    types: row.types.length === 0 ? null : row.types,
    description: row.description,
    state: row.state,
    disabled_reason: row.disabledReason,
    failing_since: row.failingSince?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
