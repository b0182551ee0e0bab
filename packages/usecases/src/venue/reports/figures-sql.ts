import { Prisma } from "@gotovo/db";
import type { Cancellation, ReportRange } from "@gotovo/domain";

/** Figures of one half: the range itself (`current`), or the one before. */
export interface OrderTotals {
  readonly current: boolean;
  readonly orders: number;
  readonly canceled: number;
  /** Seconds. */
  readonly average: number | null;
  readonly p90: number | null;
  readonly promised: number;
  readonly late: number;
  /** Seconds until somebody at the venue had heard of an order. */
  readonly heardMedian: number | null;
  readonly heardP90: number | null;
}

export interface OrderFigures {
  readonly totals: readonly OrderTotals[] | null;
  readonly revenue: readonly { current: boolean; currency: string; amount: number; orders: number }[] | null;
  readonly refunds: readonly { current: boolean; currency: string; sent: number; owed: number }[] | null;
  readonly cancellations: readonly Cancellation[] | null;
  readonly hours: readonly { current: boolean; hour: number; orders: number }[] | null;
  readonly days: readonly { day: number; orders: number; currency: string | null; revenue: number }[] | null;
}

export interface AnswerFigures {
  readonly ratings: readonly { current: boolean; rating: number; count: number }[] | null;
  readonly dialogs: { asked: number; answered: number; solved: number; rating: number | null };
}

/**
 * Everything of a venue's orders, the range and the one before it in one pass over `order_venue_placed_idx`. An order
 * that was handed out without having been called ready was ready then. One that came while the venue rested was waited
 * for from when it went on. Whoever starts on an order has heard of it.
 */
export function orderFiguresSql(venueId: string, timezone: string, range: ReportRange): Prisma.Sql {
  const { from, to, before, starts } = range;
  return Prisma.sql`
    with o as materialized (
      select placed_at >= ${from} as current, placed_at, promised_at, total, currency, cancel_reason, status, refund_state,
        refund_amount, held_until, coalesce(heard_at, started_at) as heard_at,
        status in ('canceled_by_cafe', 'canceled_by_user') as canceled, coalesce(ready_at, finished_at) as done_at
      from "order"
      where venue_id = ${venueId}::uuid and not test and placed_at >= ${before.from} and placed_at < ${to}
        and (placed_at >= ${from} or placed_at < ${before.to})),
    made as (
      select *, extract(epoch from done_at - greatest(placed_at, case when held_until < done_at then held_until end))::float8 as took,
        promised_at is not null and (done_at is not null or promised_at < ${to}) as due
      from o where not canceled),
    totals as (
      select current, count(*) as orders, count(*) filter (where canceled) as canceled from o group by current),
    times as (
      select current, avg(took) as average, percentile_cont(0.9) within group (order by took) as p90,
        count(*) filter (where due) as promised,
        count(*) filter (where due and (done_at is null or done_at > promised_at)) as late
      from made group by current),
    heard as (
      select current, percentile_cont(0.5) within group (order by took) as "heardMedian",
        percentile_cont(0.9) within group (order by took) as "heardP90"
      from (
        select current, extract(epoch from heard_at
          - greatest(placed_at, case when held_until < heard_at then held_until end))::float8 as took
        from o where heard_at is not null) h
      group by current),
    revenue as (
      select current, currency, sum(total) as amount, count(*) as orders from made
      where total is not null and currency is not null group by current, currency),
    refunds as (
      select current, currency, coalesce(sum(refund_amount) filter (where refund_state = 'sent'), 0) as sent,
        coalesce(sum(refund_amount) filter (where refund_state <> 'sent'), 0) as owed
      from o where refund_state <> 'none' and currency is not null group by current, currency),
    cancellations as (
      select case status when 'canceled_by_user' then 'customer' else 'cafe' end as by,
        cancel_reason as reason, count(*) as count
      from o where current and canceled group by 1, 2),
    hours as (
      select current, extract(hour from placed_at at time zone ${timezone})::int as hour, count(*) as orders
      from o group by 1, 2),
    days as (
      select width_bucket(placed_at, ${[...starts]}::timestamptz[]) - 1 as day,
        case when canceled or total is null then null else currency end as currency,
        count(*) as orders, coalesce(sum(total) filter (where not canceled), 0) as revenue
      from o where current group by 1, 2)
    select (select json_agg(row_to_json(t)) from (select * from totals left join times using (current)
        left join heard using (current)) t) as totals,
      (select json_agg(row_to_json(r) order by r.amount desc) from revenue r) as revenue,
      (select json_agg(row_to_json(f) order by f.currency) from refunds f) as refunds,
      (select json_agg(row_to_json(c) order by c.count desc, c.reason) from cancellations c) as cancellations,
      (select json_agg(row_to_json(h)) from hours h) as hours,
      (select json_agg(row_to_json(d)) from days d) as days`;
}

/** What customers answered within the range: ratings of orders, and the questions at the end of dialogs. */
export function answerFiguresSql(venueId: string, { from, to, before }: ReportRange): Prisma.Sql {
  return Prisma.sql`
    with rated as (
      select rated_at >= ${from} as current, rating, count(*) as count from feedback f
      where venue_id = ${venueId}::uuid and not exists (select from "order" o where o.id = f.order_id and o.test)
        and rating is not null and rated_at >= ${before.from} and rated_at < ${to}
        and (rated_at >= ${from} or rated_at < ${before.to})
      group by 1, 2),
    asked as (
      select s.solved, s.rating from dialog d join dialog_survey s on s.dialog_id = d.id
      left join "order" o on o.id = d.order_id
      where d.venue_id = ${venueId}::uuid and o.test is not true and s.asked_at >= ${from} and s.asked_at < ${to})
    select (select json_agg(row_to_json(r)) from rated r) as ratings,
      (select json_build_object('asked', count(*), 'answered', count(solved),
        'solved', count(*) filter (where solved), 'rating', avg(rating)::float8) from asked) as dialogs`;
}
