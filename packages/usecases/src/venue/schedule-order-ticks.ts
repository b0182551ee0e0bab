import { heldBy, nextTick, nextWaitTick, type WaitingOrder, type Warned } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishOrderAt } from "../publish.ts";
import { handoverTermColumns } from "./handover-terms.ts";
import { venueTimeColumns } from "./venue-time.ts";

/**
 * After a venue's time has changed, or when its staff want to be warned of lateness: orders that nobody was warned of yet
 * are looked at when that is due, or when the venue goes on. Those that waited for it know until when they do now.
 */
export async function scheduleOrderTicks(deps: Deps, tx: Tx, venueId: string): Promise<void> {
  const now = deps.clock();
  const orders = await tx.$queryRaw<(Warned & { id: string; heldUntil: Date | null })[]>`
    select o.id, o.status::text as status, o.promised_at as "promisedAt", o.placed_at as "placedAt",
      o.held_until as "heldUntil",
      v.late_alert_minutes as "lateAlertMinutes", ${venueTimeColumns}
    from "order" o join venue v on v.id = o.venue_id
    where o.venue_id = ${venueId}::uuid and o.finished_at is null and o.status in ('placed', 'in_progress')
      and o.late_alerted_at is null`;
  for (const order of orders) {
    const until = heldBy(order, now)?.until ?? now;
    if (order.heldUntil !== null && order.heldUntil > now && order.heldUntil.getTime() !== until.getTime())
      await tx.$executeRaw`update "order" set held_until = ${until} where id = ${order.id}::uuid`;
    const at = nextTick(order, now);
    if (at) await publishOrderAt(deps, tx, order.id, at);
  }
}

/** The same for what stands ready: when its customer is reminded, or staff are asked about it. */
export async function scheduleWaitTicks(deps: Deps, tx: Tx, venueId: string): Promise<void> {
  const orders = await tx.$queryRaw<(WaitingOrder & { id: string })[]>`
    select o.id, o.status::text as status, o.ready_at as "readyAt", o.arrived_at as "arrivedAt",
      o.waited_since as "waitedSince", o.wait_step as "waitStep", o.reminded,
      o.unfetched_asked_at as "unfetchedAskedAt", o.unfetched_answered_at as "unfetchedAnsweredAt",
      ${handoverTermColumns}, ${venueTimeColumns}
    from "order" o join venue v on v.id = o.venue_id
    where o.venue_id = ${venueId}::uuid and o.finished_at is null and o.status = 'ready'`;
  for (const order of orders) {
    const at = nextWaitTick(order, deps.clock());
    if (at) await publishOrderAt(deps, tx, order.id, at);
  }
}
