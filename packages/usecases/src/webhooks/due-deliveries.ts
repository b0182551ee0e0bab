import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import type { StoredEvent } from "../events/list-events.ts";

/** A delivery that may be tried now, with its event. */
export interface DueDelivery extends Omit<StoredEvent, "id" | "position"> {
  readonly deliveryId: bigint;
  readonly eventId: string;
  readonly subject: string;
  /** Tries before this one, and how many the log shows. */
  readonly tries: number;
  readonly attempts: number;
}

export const dueAtMost = 200;

/** A try this far in the future was made before the clock was set back: its wait means nothing any more. */
const clockErrorMs = 60_000;

/** Deliveries `d` of an endpoint that may be tried: nothing behind one of the same subject that waits for another try. */
function isDue(deps: Pick<Deps, "clock">, endpointId: string): Prisma.Sql {
  const now = deps.clock();
  const setBack = new Date(now.getTime() + clockErrorMs);
  const isItsTime = (row: Prisma.Sql) =>
    Prisma.sql`(${row}.next_at <= ${now} or ${row}.tried_at > ${setBack})`;
  return Prisma.sql`(
    d.endpoint_id = ${endpointId}::uuid and d.state = 'pending' and ${isItsTime(Prisma.sql`d`)} and not exists (
      select 1 from webhook_delivery f
      where f.endpoint_id = d.endpoint_id and f.state = 'pending' and f.subject = d.subject and f.id < d.id
        and not ${isItsTime(Prisma.sql`f`)}))`;
}

/** Whether there is something that an endpoint may be sent now; a column of a statement. */
export function hasDue(deps: Pick<Deps, "clock">, endpointId: string): Prisma.Sql {
  return Prisma.sql`exists (select 1 from webhook_delivery d where ${isDue(deps, endpointId)})`;
}

/** What an endpoint may be sent now, the oldest first, and nothing of the subjects that are `busy`. */
export async function dueDeliveries(
  deps: Pick<Deps, "db" | "clock">,
  endpointId: string,
  busy: readonly string[],
): Promise<DueDelivery[]> {
  return deps.db.read<DueDelivery>(Prisma.sql`
    select d.id as "deliveryId", d.event_id as "eventId", d.subject, d.tries,
      jsonb_array_length(d.attempts) as attempts, e.type, e.subject_type as "subjectType",
      e.subject_id as "subjectId", e.data::text as data, e.test, e.at
    from webhook_delivery d join event e on e.id = d.event_id
    where ${isDue(deps, endpointId)} and d.subject <> all(${[...busy]}::text[])
      and exists (select 1 from webhook_endpoint w where w.id = ${endpointId}::uuid and w.state = 'enabled')
    order by d.id limit ${dueAtMost}`);
}
