import { DomainError, may, movedPromise } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { changeOrder } from "./change-order.ts";
import { findOrder } from "./find-order.ts";
import type { OrderRow } from "./order-row.ts";

/** More minutes for an order, at the version the person saw. */
export interface PromiseMove {
  readonly orderId: string;
  readonly minutes: number;
  readonly expectedVersion: number;
}

/**
 * Moves the promise on; without one, or when it has run out, it counts from now. Of two who do so at once, the
 * second is told (`stale_version`), so that no minutes are lost or doubled unseen.
 * @returns the order as it is now
 * @throws DomainError `forbidden`, `not_found`, `stale_version`, `move_not_allowed`
 */
export async function movePromise(deps: Deps, staff: StaffActor, move: PromiseMove): Promise<OrderRow> {
  if (!may(staff.role, "orders.promise"))
    throw new DomainError("forbidden", { permission: "orders.promise" });
  const { orderId, minutes, expectedVersion } = move;
  const order = await findOrder(deps.db.prisma, staff, { id: orderId });
  const promisedAt = movedPromise(order.promisedAt, minutes, deps.clock());
  return changeOrder(deps, staff, { id: orderId }, { type: "promise", promisedAt, expectedVersion });
}
