import { heldBy, nextLook } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { publishOrderAt } from "../publish.ts";
import { crewOf } from "./staff/crew.ts";
import { type WaitingOrder, waitingColumns } from "./waiting-order.ts";

/**
 * After a venue's time has changed, when its staff want to be warned of lateness, or when nobody is on duty any more: orders
 * that nobody was warned of or has heard of yet are looked at when that is due, or when the venue goes on. Those that waited for it know until when they do now.
 */
export async function scheduleOrderTicks(deps: Deps, tx: Tx, venueId: string): Promise<void> {
  const now = deps.clock();
  const orders = await tx.$queryRaw<(WaitingOrder & { id: string })[]>`
    select o.id, ${waitingColumns}
    from "order" o join venue v on v.id = o.venue_id
    where o.venue_id = ${venueId}::uuid and o.finished_at is null and o.status in ('placed', 'in_progress')
      and (o.late_alerted_at is null or (o.status = 'placed' and o.heard_at is null))`;
  for (const order of orders) {
    const until = heldBy(order, now)?.until ?? now;
    if (order.heldUntil !== null && order.heldUntil > now && order.heldUntil.getTime() !== until.getTime())
      await tx.$executeRaw`update "order" set held_until = ${until} where id = ${order.id}::uuid`;
    const at = nextLook(order, order.crew, now);
    if (at) await publishOrderAt(deps, tx, order.id, at);
  }
}

/** After somebody has gone off duty, or may have: what waits to be heard of is looked at at once if nobody is left. */
export async function scheduleIfUnattended(deps: Deps, tx: Tx, venueId: string): Promise<void> {
  if ((await crewOf(tx, venueId)) !== "on_duty") await scheduleOrderTicks(deps, tx, venueId);
}
