import { DomainError, isUnfetchedAsked, may } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { publishOrders } from "../../publish.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { stateOf } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import type { OrderRow } from "../order-row.ts";

/**
 * One of the staff says that an order is still waited for: the question goes from all their cards, for good. Said twice is
 * said once.
 * @throws DomainError `forbidden`, `not_found`, `stale_version` when nobody asks (any more)
 */
export async function keepWaiting(deps: Deps, staff: StaffActor, orderId: string): Promise<OrderRow> {
  if (!may(staff.role, "orders.move")) throw new DomainError("forbidden", { permission: "orders.move" });
  return deps.db.tx(async (tx) => {
    const order = await findOrder(tx, staff, { id: orderId });
    const answered = isUnfetchedAsked(order)
      ? await tx.$executeRaw`
          update "order" set unfetched_answered_at = ${deps.clock()}
          where id = ${order.id}::uuid and status = 'ready' and ready_at = ${order.readyAt}
            and unfetched_asked_at is not null and unfetched_answered_at is null`
      : 0;
    if (answered === 0) throw new DomainError("stale_version", stateOf(order));
    await publishOrders(deps, tx, [order.id]);
    return order;
  });
}
