import type { Deps } from "../../context.ts";

/** Orders of so many days tell how long they take. */
const measuredDays = 28;
/** How often a venue is measured. */
const everyMs = 6 * 3_600_000;
/** So many venues are looked up at once. */
const batch = 200;

/**
 * Measures how long orders of the last weeks took, hour by hour, at the venues where that is due. What estimates read is
 * this small table, so that they do not look at finished orders. Any process may call it, as often as it likes.
 */
export async function measurePaces(deps: Pick<Deps, "db" | "clock">): Promise<void> {
  const due = new Date(deps.clock().getTime() - everyMs);
  for (let found = batch; found === batch; ) {
    const venues = await deps.db.prisma.$queryRaw<{ id: string }[]>`
      select id from venue where pace_measured_at is null or pace_measured_at <= ${due} limit ${batch}`;
    for (const { id } of venues) await measurePace(deps, id);
    found = venues.length;
  }
}

/**
 * Measures one venue. An hour counts the one before and the one after too. What came while the venue rested is counted
 * from when it went on. Orders that took longer than three hours (nobody tapped), or were promised for more than an hour
 * after they came (ordered for later), say nothing of how fast a kitchen is and are left out. How many were in work at once follows from Little's law.
 */
async function measurePace({ db, clock }: Pick<Deps, "db" | "clock">, venueId: string): Promise<void> {
  const now = clock();
  const since = new Date(now.getTime() - measuredDays * 86_400_000);
  await db.tx(async (tx) => {
    const locked = await tx.$executeRaw`
      update venue set pace_measured_at = ${now} where id = ${venueId}::uuid
        and (pace_measured_at is null or pace_measured_at <= ${new Date(now.getTime() - everyMs)})`;
    // Another process was quicker.
    if (locked === 0) return;
    await tx.$executeRaw`
      with made as (
        select (o.placed_at at time zone v.timezone) as placed,
          extract(epoch from o.done - greatest(o.placed_at, case when o.held_until < o.done then o.held_until end)) as took
        from (select *, coalesce(ready_at, finished_at) as done from "order") o join venue v on v.id = o.venue_id
        where o.venue_id = ${venueId}::uuid and o.placed_at >= ${since} and o.placed_at < ${now}
          and not o.test and o.status in ('ready', 'delivered', 'utilized')
          and o.done - greatest(o.placed_at, case when o.held_until < o.done then o.held_until end) between interval '0' and interval '3 hours'
          and (o.promised_at is null or o.promised_at - greatest(o.placed_at, o.held_until) <= interval '1 hour')),
      days as (select count(distinct placed::date)::float8 as count from made),
      hours as (
        select hour, count(*) as orders, percentile_cont(0.5) within group (order by took) as median,
          percentile_cont(0.9) within group (order by took) as p90,
          sum(took) / (3 * 3600 * greatest(1, (select count from days))) as queue
        from generate_series(0, 23) hour
        join made on (extract(hour from made.placed)::int - hour + 25) % 24 <= 2
        group by hour),
      gone as (
        delete from venue_pace where venue_id = ${venueId}::uuid and hour not in (select hour from hours))
      insert into venue_pace (venue_id, hour, orders, median_seconds, p90_seconds, usual_queue)
      select ${venueId}::uuid, hour, orders, median, p90, queue from hours
      on conflict (venue_id, hour) do update set orders = excluded.orders, median_seconds = excluded.median_seconds,
        p90_seconds = excluded.p90_seconds, usual_queue = excluded.usual_queue`;
  });
}
