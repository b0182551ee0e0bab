import { type Actor, askAbout, DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { putOnStopList } from "../../venue/stop-list/stop-item.ts";
import { lockVenue } from "../../venue/venue-row.ts";
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
  const now = deps.clock();
  const asked = askAbout(order, part, [], { now, until: now });
  const taken = await settleSoldOut(deps, order, asked, { type: "take_off" }, staff);
  if (!taken) throw new DomainError("stale_version", stateOf(order));
  // Asked twice it is stopped once: should this be lost, the item is one tap away.
  if (!order.test)
    await deps.db.tx(async (tx) =>
      putOnStopList(deps, tx, await lockVenue(tx, staff), staff, { name: part.name }),
    );
  return taken;
}
