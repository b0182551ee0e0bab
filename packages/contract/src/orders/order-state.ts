import { z } from "zod";
import { status } from "../primitives.ts";

export const allowedMoves = z.array(status).meta({
  description:
    "What `POST /v1/orders/{order_id}/status` may move it to now, one step at a time; `canceled_by_user` while the customer may still cancel",
  example: ["in_progress", "canceled_by_user", "canceled_by_cafe"],
});

export const orderWarnings = z
  .array(z.enum(["venue_closed", "venue_paused", "item_sold_out", "quote_expired", "quote_invalid"]))
  .meta({
    description:
      "What a paid order may meet: its venue is closed or paused (as long as that is so and nobody has started on it), something of it is on the venue's stop-list (until it is made), or its quote had expired or was not good for it",
  });
