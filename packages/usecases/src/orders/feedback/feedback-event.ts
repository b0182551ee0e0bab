import type { Deps, Tx } from "../../context.ts";
import { appendEvent } from "../../events/append-event.ts";

interface Given {
  merchantId: string;
  orderId: string;
  venueId: string;
  rating: number | null;
  comment: string | null;
  ratedAt: Date | null;
}

/** Tells the café's log what a customer says of an order now, in the transaction in which they say it. */
export async function appendFeedback(deps: Deps, tx: Tx, orderId: string): Promise<void> {
  const rows = await tx.$queryRaw<Given[]>`
    select o.merchant_id as "merchantId", o.external_id as "orderId", o.venue_id as "venueId", f.rating, f.comment,
      f.rated_at as "ratedAt"
    from feedback f join "order" o on o.id = f.order_id where f.order_id = ${orderId}::uuid`;
  const given = rows[0];
  if (!given) return;
  const { merchantId, venueId, rating, comment, ratedAt } = given;
  await appendEvent(deps, tx, {
    merchantId,
    type: "feedback.received",
    subject: { type: "order", id: given.orderId },
    data: { feedback: { order_id: given.orderId, horeca_id: venueId, rating, comment, at: ratedAt } },
    actor: { kind: "customer", id: null },
    at: deps.clock(),
  });
}
