import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { publishOrders } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { stateOf } from "./change-order.ts";
import { heardBy } from "./escalation/heard-by.ts";
import { findOrder } from "./find-order.ts";
import type { OrderRow } from "./order-row.ts";

/**
 * One of the staff has seen what is different in an order, and so the order: the mark goes from all their cards. Seen twice is seen once.
 * @param version the change that the person saw
 * @throws DomainError `not_found`, `stale_version` when it has been changed again since
 */
export async function seeChange(
  deps: Deps,
  staff: StaffActor,
  { orderId, version }: { readonly orderId: string; readonly version: number },
): Promise<OrderRow> {
  return deps.db.tx(async (tx) => {
    const order = await findOrder(tx, staff, { id: orderId });
    const seen = await tx.$executeRaw`
      update "order" set unseen = null, ${heardBy(staff, deps.clock())}
      where id = ${order.id}::uuid and (unseen->>'version')::int = ${version}`;
    const now = seen > 0 ? order : await findOrder(tx, staff, { id: orderId });
    if (seen === 0 && now.unseen !== null) throw new DomainError("stale_version", stateOf(now));
    await publishOrders(deps, tx, [order.id]);
    return order;
  });
}
