import type { Deps, Tx } from "../../context.ts";
import { appendEvent } from "../../events/append-event.ts";
import { fromOrders, type OrderRow, orderColumns } from "../order-row.ts";
import { orderSnapshot } from "../order-snapshot.ts";

interface Given {
  rating: number | null;
  comment: string | null;
  ratedAt: Date | null;
}

/** Tells the café's log what a customer says of an order now, in the transaction in which they say it. */
export async function appendFeedback(deps: Deps, tx: Tx, orderId: string): Promise<void> {
  const rows = await tx.$queryRaw<(Given & OrderRow)[]>`
    select ${orderColumns}, f.rating, f.comment, f.rated_at as "ratedAt"
    from ${fromOrders} join feedback f on f.order_id = o.id where o.id = ${orderId}::uuid`;
  const given = rows[0];
  if (!given) return;
  const { merchantId, venueId, externalId, rating, comment, ratedAt } = given;
  await appendEvent(deps, tx, {
    merchantId,
    type: "feedback.received",
    subject: { type: "order", id: externalId },
    data: {
      order: orderSnapshot(given, deps.clock()),
      feedback: { order_id: externalId, horeca_id: venueId, rating, comment, at: ratedAt },
    },
    actor: { kind: "customer", id: null },
    at: deps.clock(),
  });
}
