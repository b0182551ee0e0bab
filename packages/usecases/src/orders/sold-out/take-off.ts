import { type Actor, askAbout, DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { stopItem } from "../../venue/stop-list/stop-item.ts";
import { stateOf } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import type { OrderRow } from "../order-row.ts";
import { requirePart, type SoldOutPartInput } from "./ask-sold-out.ts";
import { settleSoldOut } from "./settle-sold-out.ts";

/**
 * Staff take what has run out off an order by themselves: they have talked with the customer, or cannot reach them.
 * @returns the order as it is now
 * @throws DomainError `not_found`, `stale_version`, `validation_failed` when nothing would be left: that is a cancellation
 */
export async function takeOff(
  deps: Deps,
  staff: Extract<Actor, { kind: "staff" }>,
  { orderId, expectedVersion, part: place }: SoldOutPartInput,
): Promise<OrderRow> {
  const order = await findOrder(deps.db.prisma, staff, { id: orderId });
  const part = requirePart(order, expectedVersion, place);
  // First, for it is so whatever becomes of the order: after a kill, the same tap does both.
  if (!order.test) await stopItem(deps, staff, { name: part.name });
  const now = deps.clock();
  const asked = askAbout(order, part, [], { now, until: now });
  const taken = await settleSoldOut(deps, order, asked, { type: "take_off" }, staff);
  if (!taken) throw new DomainError("stale_version", stateOf(order));
  return taken;
}
