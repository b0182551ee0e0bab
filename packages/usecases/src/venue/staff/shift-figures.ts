import type { Tx } from "../../context.ts";

/** What a shift comes to when somebody leaves it. */
export interface ShiftFigures {
  /** Orders of the venue that were made in it, by whomever. */
  readonly orders: number;
  /** From when they were waited for until they were ready, in seconds; 0 without orders. */
  readonly average: number;
  /** Orders that are in the queue still. */
  readonly queued: number;
  /** Others who are on duty. */
  readonly colleagues: number;
}

/** Orders that were placed so long before a shift are not looked for among those that were made in it. */
const aheadMs = 7 * 86_400_000;
/** A shift that has lasted for longer was never ended: its last part is reported. */
const longestShiftMs = 31 * 86_400_000;

/** The figures of a shift that ends now, as the reports count them; test orders do not count. */
export async function shiftFigures(
  tx: Tx,
  venueId: string,
  since: Date | null,
  now: Date,
): Promise<ShiftFigures> {
  const earliest = now.getTime() - longestShiftMs;
  const from = new Date(Math.max(since?.getTime() ?? now.getTime(), earliest));
  const placedFrom = new Date(from.getTime() - aheadMs);
  const [figures] = await tx.$queryRaw<ShiftFigures[]>`
    with made as (
      select coalesce(ready_at, finished_at) as done_at, placed_at, held_until from "order"
      where venue_id = ${venueId}::uuid and not test and placed_at >= ${placedFrom} and placed_at <= ${now}
        and status in ('ready', 'delivered', 'utilized'))
    select count(*)::int as orders,
      coalesce(avg(extract(epoch from done_at - greatest(placed_at, case when held_until < done_at then held_until end))), 0)::int
        as average,
      (select count(*)::int from "order" o where o.venue_id = ${venueId}::uuid and o.finished_at is null
        and o.status in ('placed', 'in_progress', 'ready')) as queued,
      (select count(*)::int from staff s where s.venue_id = ${venueId}::uuid and s.removed_at is null and s.on_duty)
        as colleagues
    from made where done_at > ${from} and done_at <= ${now}`;
  return figures as ShiftFigures;
}
