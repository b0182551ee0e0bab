import { Prisma } from "@gotovo/db";
import type { EventType } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { findEndpoint } from "./endpoint-row.ts";

export type DeliveryState = "pending" | "succeeded" | "failed";

/** One try, as it is kept and shown. */
export interface KeptAttempt {
  readonly number: number;
  readonly at: string;
  readonly duration_ms: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly answer: string | null;
}

export interface DeliveryRow {
  readonly id: bigint;
  readonly eventId: string;
  readonly eventType: EventType;
  readonly state: DeliveryState;
  readonly attempts: KeptAttempt[];
  /** When it is due: not before those that come first of its subject. Null when nothing is sent. */
  readonly nextAt: Date | null;
  readonly createdAt: Date;
}

/**
 * An endpoint's deliveries, the newest first.
 * @param input `before`: the id of a delivery; only older ones
 * @throws DomainError `not_found`
 */
export async function listDeliveries(
  deps: Pick<Deps, "db">,
  merchantId: string,
  wire: string,
  input: {
    readonly state?: DeliveryState | undefined;
    readonly before?: bigint | undefined;
    readonly limit: number;
  },
): Promise<DeliveryRow[]> {
  const { id, state: endpointState } = await findEndpoint(deps.db.prisma, merchantId, wire);
  const { state = null, before = null, limit } = input;
  return deps.db.read<DeliveryRow>(Prisma.sql`
    select d.id, d.event_id as "eventId", e.type as "eventType", d.state::text as state, d.attempts,
      d.created_at as "createdAt",
      case when d.state = 'pending' and ${endpointState} = 'enabled' then (
        select max(first.next_at) from webhook_delivery first
        where first.endpoint_id = d.endpoint_id and first.subject = d.subject and first.state = 'pending'
          and first.id <= d.id) end as "nextAt"
    from webhook_delivery d join event e on e.id = d.event_id
    where d.endpoint_id = ${id}::uuid and (${before}::bigint is null or d.id < ${before}::bigint)
      and (${state}::delivery_state is null or d.state = ${state}::delivery_state)
    order by d.id desc limit ${limit}`);
}
