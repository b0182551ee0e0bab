import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { publishOrders } from "../../publish.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { stateOf } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import type { OrderRow } from "../order-row.ts";
import { heardBy } from "./heard-by.ts";

/** An order as it is now, and whether it was this person who silenced its escalation. */
export interface Heard {
  readonly order: OrderRow;
  readonly first: boolean;
}

/**
 * One of the staff sees an order that nobody has started on: it is escalated no more, and all their cards say who. Of two
 * at once the first counts.
 * @throws DomainError `not_found`, `stale_version` when it is not waiting to be started (any more)
 */
export async function hearOrder(deps: Deps, staff: StaffActor, orderId: string): Promise<Heard> {
  return deps.db.tx(async (tx) => {
    const { id } = await findOrder(tx, staff, { id: orderId });
    const heard = await tx.$executeRaw`
      update "order" set ${heardBy(staff, deps.clock())}
      where id = ${id}::uuid and venue_id = ${staff.venueId}::uuid and status = 'placed' and heard_at is null`;
    const order = await findOrder(tx, staff, { id });
    if (order.status !== "placed") throw new DomainError("stale_version", stateOf(order));
    await publishOrders(deps, tx, [id]);
    return { order, first: heard > 0 };
  });
}
