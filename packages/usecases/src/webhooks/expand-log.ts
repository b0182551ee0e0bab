import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { type EndpointRow, endpointId } from "./endpoint-row.ts";

/** Events a statement at most. */
const batch = 500;

/** An event's subject as a delivery keeps it. */
export function subjectOf(event: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${event}.subject_type || ' ' || ${event}.subject_id`;
}

/** Whether an endpoint gets an event: all, or those of its types; a `ping` is for the one that it was asked for. */
export function takes(event: Prisma.Sql, id: string, types: readonly string[]): Prisma.Sql {
  return Prisma.sql`(case when ${event}.type = 'ping' then ${event}.subject_id = ${endpointId(id)}
    else ${types.length === 0} or ${event}.type = any(${[...types]}::text[]) end)`;
}

/**
 * Makes deliveries of what the endpoint has not had yet, and moves its place in the log on. While as many deliveries wait
 * for their first try, the rest stays in the log.
 * @returns whether there may be more
 */
export async function expandLog(deps: Pick<Deps, "db" | "clock">, endpoint: EndpointRow): Promise<boolean> {
  const { id, merchantId, types } = endpoint;
  const now = deps.clock();
  const rows = await deps.db.write<{ found: number }>(Prisma.sql`
    with place as (
      select position from webhook_endpoint where id = ${id}::uuid and state = 'enabled' for no key update),
    waiting as (
      select count(*) as untried from (
        select 1 from webhook_delivery where endpoint_id = ${id}::uuid and state = 'pending' and tries = 0
        limit ${batch}) w),
    fresh as (
      select e.id, e.position, e.type, e.subject_type, e.subject_id from event e
      where e.merchant_id = ${merchantId}::uuid and e.position > (select position from place)
      order by e.position limit (select ${batch} - untried from waiting)),
    end_of_log as (select last from event_log where merchant_id = ${merchantId}::uuid),
    made as (
      insert into webhook_delivery (endpoint_id, event_id, subject, next_at, created_at)
      select ${id}::uuid, e.id, ${subjectOf(Prisma.sql`e`)}, ${now}::timestamptz, ${now}::timestamptz
      from fresh e where ${takes(Prisma.sql`e`, id, types)} order by e.position
      on conflict (endpoint_id, event_id) where state = 'pending' do nothing),
    reached as (
      select case when (select count(*) from fresh) < (select ${batch} - untried from waiting)
        then (select last from end_of_log) else (select max(position) from fresh) end as position),
    moved as (
      update webhook_endpoint w set position = reached.position from place, reached
      where w.id = ${id}::uuid and reached.position > place.position)
    select count(*)::int as found from fresh`);
  return (rows[0]?.found ?? 0) === batch;
}
