import type { Warned } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";

/**
 * Records that staff are warned of an order, once in its life, when the time for it has come and it is not ready; cards
 * follow from that note. Part of the caller's transaction, which publishes the order.
 * @returns what the order waits for; null when it was not promised, or nobody waits any more
 */
export async function warnOfLateness(deps: Deps, tx: Tx, orderId: string): Promise<Warned | null> {
  const now = deps.clock();
  const rows = await tx.$queryRaw<Warned[]>`
    with waiting as (
      select o.id, o.status::text as status, o.promised_at, v.late_alert_minutes,
        make_interval(mins => v.late_alert_minutes) as ahead
      from "order" o join venue v on v.id = o.venue_id
      where o.id = ${orderId}::uuid and o.status in ('placed', 'in_progress') and o.promised_at is not null),
    warned as (
      update "order" o set late_alerted_at = ${now} from waiting
      where o.id = waiting.id and o.late_alerted_at is null and o.status in ('placed', 'in_progress')
        and o.promised_at - waiting.ahead <= ${now}
      returning o.id)
    select status, promised_at as "promisedAt", late_alert_minutes as "lateAlertMinutes" from waiting`;
  return rows[0] ?? null;
}
