import { seenVersion, trackAnswer } from "@gotovo/contract";
import { askCancel } from "@gotovo/usecases/orders/cancel/ask-cancel";
import { cancelOwned } from "@gotovo/usecases/orders/cancel/cancel-owned";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { viewTrackedOrder } from "../../views/tracked-order.ts";
import { canceledTrackExample, ownedOrderExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";
import { type TrackViewers, trackParams, trackTag } from "./track-viewer.ts";

const refusals = [
  "not_found",
  "forbidden",
  "cancel_too_late",
  "move_not_allowed",
  "stale_version",
  "conflict",
  "too_many_attempts",
] as const;

/** What the owner of an order can do to it from its page, by the café's own rules for its customers. */
export function addTrackCancelRoutes(router: Router, api: ApiContext, viewers: TrackViewers): void {
  const { deps } = api;
  const answer = async (order: OrderRow) => ({
    status: 200,
    json: { order: await viewTrackedOrder(api, order, "owner") },
    headers: { "cache-control": "no-store" },
  });

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/cancel",
      operationId: "cancelTrackedOrder",
      tag: trackTag,
      summary: "Cancel an order from its page",
      description:
        "For the order's owner, as long as `cancel.may` is `cancel`: by the café's rule for its customers. An order that has moved meanwhile is refused with what is true now. Canceled twice is canceled once.",
      params: trackParams,
      query: noQuery,
      body: seenVersion,
      bodyExample: { version: 1 },
      answers: {
        200: {
          description: "The canceled order",
          schema: trackAnswer,
          example: { order: canceledTrackExample },
        },
      },
      refusals,
    },
    async ({ params, body }, c) => {
      const { id: orderId } = await viewers.ownedOrder(c, params.token);
      return answer(await cancelOwned(deps, { orderId, expectedVersion: body.version }));
    },
  );

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/cancel-request",
      operationId: "askToCancelTrackedOrder",
      tag: trackTag,
      summary: "Ask the café to cancel an order that is being made",
      description:
        "For the order's owner, as long as `cancel.may` is `ask`. Staff are asked on their cards; silence is a no at `cancel.answer_by`. Asked twice is asked once.",
      params: trackParams,
      query: noQuery,
      body: seenVersion,
      bodyExample: { version: 2 },
      answers: {
        200: {
          description: "The order, with the request",
          schema: trackAnswer,
          example: { order: ownedOrderExample },
        },
      },
      refusals,
    },
    async ({ params, body }, c) => {
      const { id: orderId } = await viewers.ownedOrder(c, params.token);
      const input = { orderId, expectedVersion: body.version };
      return answer(await askCancel(deps, { kind: "customer", ownsOrderId: orderId }, input));
    },
  );
}
