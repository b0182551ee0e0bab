import { Prisma } from "@gotovo/db";
import { type Actor, DomainError, openSoldOut, type SoldOutEnd } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { publishEvents } from "../../events/append-event.ts";
import { publishChange } from "../../publish.ts";
import { takeFromStopList } from "../../venue/stop-list/return-item.ts";
import { lockVenue } from "../../venue/venue-row.ts";
import { stateOf } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import { orderEvent } from "../order-event.ts";
import type { OrderRow } from "../order-row.ts";
import { storedJson } from "../stored-details.ts";
import { writeChange } from "../write-change.ts";
import { soldOutView } from "./sold-out-view.ts";

/**
 * It has been found after all: the customer is asked no more, the order stays as it was, and the venue sells it again.
 * @returns the order as it is now
 * @throws DomainError `not_found`, `stale_version` when it was answered, or needs no answer any more
 */
export async function withdrawSoldOut(
  deps: Deps,
  staff: Extract<Actor, { kind: "staff" }>,
  { orderId, question }: { readonly orderId: string; readonly question: number },
): Promise<OrderRow> {
  return deps.db.sqlTx(async (tx) => {
    const venue = await lockVenue(tx, staff);
    const order = await findOrder(tx, staff, { id: orderId });
    const open = openSoldOut(order);
    if (open?.version !== question) throw new DomainError("stale_version", stateOf(order));
    const now = deps.clock();
    const end: SoldOutEnd = {
      how: "withdrawn",
      by: "staff",
      choice: null,
      difference: 0,
      at: now.toISOString(),
    };
    const next = { ...order, version: order.version + 1, soldOut: { ...open, end }, updatedAt: now };
    const changes = { sold_out: { from: soldOutView(order), to: soldOutView(next) } };
    const actor = { kind: "staff", id: staff.personId };
    const event = orderEvent(next, { type: "order.changed", changes, actor, at: now });
    const assignments = Prisma.sql`sold_out = ${storedJson(next.soldOut)}::json, updated_at = ${now}`;
    const chats = await writeChange(deps, tx, order, assignments, [event]);
    if (chats === null) throw new DomainError("stale_version", stateOf(order));
    if (!order.test) await takeFromStopList(deps, tx, venue, staff, open.name);
    publishEvents(deps, tx, order.merchantId);
    await publishChange(deps, tx, next, chats, "urgent");
    return next;
  });
}
