import { DomainError, isTickable, type LineName, linesToMake, may, tickCount, tickKey } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { publishOrders } from "../../publish.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { stateOf } from "../change-order.ts";
import { heardBy } from "../escalation/heard-by.ts";
import { findOrder } from "../find-order.ts";

/** One line of an order, made or not made after all. */
export interface LineTick extends LineName {
  readonly orderId: string;
  readonly done: boolean;
}

/** A change of the order that comes in between is looked at; more of them than this in a moment are none. */
const tries = 5;

/**
 * Ticks a line of an order off, or takes the tick back, on all colleagues' cards. Two who tick the same line have ticked
 * it once. The order's version stays: a tick must not make anybody's other tap stale.
 * @returns the order's number, and how many of its lines are ticked off now
 * @throws DomainError `forbidden`, `not_found` (`line`: it has no such line any more), `stale_version` when it is made already
 */
export async function tickLine(deps: Deps, staff: StaffActor, { orderId, done, hash, nth }: LineTick) {
  if (!may(staff.role, "orders.move")) throw new DomainError("forbidden", { permission: "orders.move" });
  const key = tickKey({ hash, nth });
  return deps.db.tx(async (tx) => {
    for (let attempt = 0; attempt < tries; attempt++) {
      const order = await findOrder(tx, staff, { id: orderId });
      const { number, status, version } = order;
      const isThere = linesToMake(order).some((line) => line.key === key);
      if (!isTickable(status)) throw new DomainError("stale_version", stateOf(order));
      if (!isThere) throw new DomainError("not_found", { what: "line" });
      const [ticked] = await tx.$queryRaw<{ ticks: string[] }[]>`
        update "order" set ticks = (ticks - ${key}::text) || ${JSON.stringify(done ? [key] : [])}::jsonb,
          ${heardBy(staff, deps.clock())}
        where id = ${order.id}::uuid and version = ${version} and status = ${status}::order_status
        returning ticks`;
      if (!ticked) continue;
      await publishOrders(deps, tx, [order.id]);
      return { number, status, ...tickCount(order, ticked.ticks) };
    }
    throw new DomainError("conflict");
  });
}
