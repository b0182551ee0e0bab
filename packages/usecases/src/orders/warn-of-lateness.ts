import { heldBy } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { type WaitingOrder, waitingColumns } from "../venue/waiting-order.ts";

/**
 * Records that staff are warned of an order, once in its life, when the time for it has come and it is not ready; cards
 * follow from that note. Nobody is warned while the venue rests. Part of the caller's transaction, which publishes the
 * order.
 * @returns what the order waits for; null when nobody waits any more
 */
export async function warnOfLateness(deps: Deps, tx: Tx, orderId: string): Promise<WaitingOrder | null> {
  const now = deps.clock();
  const [waiting] = await tx.$queryRaw<WaitingOrder[]>`
    select ${waitingColumns}
    from "order" o join venue v on v.id = o.venue_id
    where o.id = ${orderId}::uuid and o.status in ('placed', 'in_progress')`;
  if (!waiting || heldBy(waiting, now)) return waiting ?? null;
  await tx.$executeRaw`
    update "order" o set late_alerted_at = ${now} from venue v
    where o.id = ${orderId}::uuid and v.id = o.venue_id and o.late_alerted_at is null
      and o.status in ('placed', 'in_progress')
      and o.promised_at - make_interval(mins => v.late_alert_minutes) <= ${now}`;
  return waiting;
}
