import { type Actor, DomainError, restAt } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { publishOrders } from "../../publish.ts";
import { crewColumn } from "../../venue/staff/crew.ts";
import { stateOf } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import type { OrderRow } from "../order-row.ts";

/**
 * What became of "I am here": somebody on duty hears it (`heard`), it stands on the cards but nobody is on duty
 * (`noted`), it was said before, the café is closed and nobody is disturbed, or it takes nothing from this customer.
 */
export type Arrival = "heard" | "noted" | "already" | "closed" | "blocked";

/**
 * A customer says that they stand at the counter for an order that is ready: its cards come again, with sound, once in the
 * order's life. Said while the café is closed it is not noted: it can be said when it is open.
 * @throws DomainError `not_found`, `stale_version` when it is not ready (any more)
 */
export async function sayArrived(
  deps: Deps,
  customer: Extract<Actor, { kind: "customer"; personId: string }>,
  orderId: string,
): Promise<{ arrival: Arrival; order: OrderRow }> {
  return deps.db.tx(async (tx) => {
    const order = await findOrder(tx, customer, { id: orderId });
    if (order.status !== "ready") throw new DomainError("stale_version", stateOf(order));
    if (order.arrivedAt !== null) return { arrival: "already", order };
    const { blocked, onDuty } = await venueSide(tx, order.venueId, customer.personId);
    if (blocked) return { arrival: "blocked", order };
    if (restAt(order, deps.clock())?.why === "closed") return { arrival: "closed", order };
    const noted = await tx.$executeRaw`
      update "order" set arrived_at = ${deps.clock()}
      where id = ${order.id}::uuid and status = 'ready' and arrived_at is null`;
    if (noted === 0) {
      const now = await findOrder(tx, customer, { id: orderId });
      if (now.arrivedAt === null) throw new DomainError("stale_version", stateOf(now));
      return { arrival: "already", order: now };
    }
    await publishOrders(deps, tx, [order.id]);
    return { arrival: onDuty ? "heard" : "noted", order };
  });
}

async function venueSide(tx: Tx, venueId: string, personId: string) {
  const [side] = await tx.$queryRaw<{ blocked: boolean; onDuty: boolean }[]>`
    select exists (
      select from dialog where venue_id = ${venueId}::uuid and person_id = ${personId}::uuid
        and blocked_at is not null) as blocked, ${crewColumn} = 'on_duty' as "onDuty"
    from venue v where v.id = ${venueId}::uuid`;
  return side as { blocked: boolean; onDuty: boolean };
}
