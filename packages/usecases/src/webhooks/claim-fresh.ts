import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import type { DueDelivery } from "./due-deliveries.ts";
import { type EndpointRow, endpointColumns } from "./endpoint-row.ts";
import { subjectOf } from "./expand-log.ts";
import { attemptsAtOnce } from "./turn-plan.ts";
import type { Waking } from "./wake.ts";

/** Longer than an attempt takes with all that belongs to it: whoever claimed and says nothing was killed. */
const claimMs = 20_000;

/** What an endpoint is to be sent at once by whoever claimed it. */
export interface Claim {
  readonly endpoint: EndpointRow;
  readonly deliveries: readonly DueDelivery[];
}

type Row = EndpointRow & DueDelivery & Waking & { isClaimed: boolean };

/**
 * Claims for the caller what was just written in merchants' logs, of endpoints that have nothing else under way: one way to
 * the database, where a job takes five. For the time of an attempt it is nobody else's, and then it is due like anything
 * that waits. Endpoints that fail, are slow, or have more to get than is sent at once are left to a job.
 * @param atMost endpoints
 */
export async function claimFresh(
  deps: Pick<Deps, "db" | "clock">,
  merchants: readonly string[],
  atMost: number,
): Promise<{ claims: Claim[]; left: Waking[] }> {
  const now = deps.clock();
  const until = new Date(now.getTime() + claimMs);
  const rows = await deps.db.write<Row>(Prisma.sql`
    with behind as materialized (
      select w.id, w.merchant_id, w.position, w.types, w.slow, w.failing_since, l.last
      from webhook_endpoint w join event_log l on l.merchant_id = w.merchant_id
      where w.merchant_id = any(${[...merchants]}::uuid[]) and w.state = 'enabled' and w.position < l.last),
    fresh as materialized (
      select b.id as endpoint_id, e.*, ${subjectOf(Prisma.sql`e`)} as subject
      from behind b cross join lateral (
        select * from event e where e.merchant_id = b.merchant_id and e.position > b.position
        order by e.position limit ${attemptsAtOnce + 1}) e
      where not b.slow and b.failing_since is null
        and not exists (select 1 from webhook_delivery d where d.endpoint_id = b.id and d.state = 'pending')),
    few as (
      select endpoint_id from fresh group by endpoint_id
      having count(*) <= ${attemptsAtOnce} and count(distinct subject) = count(*) and bool_and(type <> 'ping')
      limit ${atMost}),
    moved as (
      update webhook_endpoint w set position = b.last, wake_at = least(w.wake_at, ${until}::timestamptz)
      from behind b join few on few.endpoint_id = b.id
      where w.id = b.id and w.position = b.position and w.state = 'enabled'
      returning w.*),
    made as (
      insert into webhook_delivery (endpoint_id, event_id, subject, next_at, tried_at, created_at)
      select f.endpoint_id, f.id, f.subject, ${until}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
      from fresh f join moved on moved.id = f.endpoint_id
      where cardinality(moved.types) = 0 or f.type = any(moved.types) order by f.position
      on conflict (endpoint_id, event_id) where state = 'pending' do nothing
      returning id, endpoint_id, event_id),
    claimed as (
      select made.id as "deliveryId", made.event_id as "eventId", f.subject, 0 as tries, 0 as attempts, f.type,
        f.subject_type as "subjectType", f.subject_id as "subjectId", f.data::text as data, f.test, f.at,
        made.endpoint_id
      from made join fresh f on f.endpoint_id = made.endpoint_id and f.id = made.event_id),
    endpoint as (select ${endpointColumns} from moved)
    select endpoint.*, claimed.*, behind.id, behind.slow, behind.failing_since as "failingSince",
      endpoint.id is not null as "isClaimed"
    from behind left join endpoint on endpoint.id = behind.id left join claimed on claimed.endpoint_id = behind.id
    order by claimed."deliveryId"`);
  const claimed = rows.filter(({ isClaimed, deliveryId }) => isClaimed && deliveryId !== null);
  const claims = [...Map.groupBy(claimed, ({ id }) => id).values()].map((deliveries) => ({
    endpoint: deliveries[0] as EndpointRow,
    deliveries,
  }));
  return { claims, left: rows.filter(({ isClaimed }) => !isClaimed) };
}
