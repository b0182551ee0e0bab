import { shownRequest, trackAnswer, writeRequest } from "@gotovo/contract";
import { shownOnPage } from "@gotovo/usecases/dialogs/page/shown-on-page";
import { writeFromPage } from "@gotovo/usecases/dialogs/page/write-from-page";
import { getTrackedOrder } from "@gotovo/usecases/orders/get-tracked-order";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { viewTrackedOrder } from "../../views/tracked-order.ts";
import { ownedOrderExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";
import { type TrackViewers, trackParams, trackTag } from "./track-viewer.ts";

/** Writing to the café from an order's page, for the order's owner. Answers come with the order's own stream. */
export function addTrackDialogRoutes(router: Router, api: ApiContext, viewers: TrackViewers): void {
  const { deps } = api;

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/messages",
      operationId: "writeFromPage",
      tag: trackTag,
      summary: "Write to the café from an order's page",
      description:
        "For the order's owner. Staff have it in the HoReCa bot as what customers write in Telegram, and what they answer comes with the order (`dialog`). The same `client_id` again changes nothing. `recipient_unreachable`: the café takes no messages from this customer.",
      params: trackParams,
      query: noQuery,
      body: writeRequest,
      bodyExample: { client_id: "5b1f0c1e-9d0a", text: "I am five minutes late, sorry!" },
      answers: {
        200: {
          description: "The order, with the message",
          schema: trackAnswer,
          example: { order: ownedOrderExample },
        },
      },
      refusals: ["not_found", "forbidden", "recipient_unreachable", "too_many_attempts"],
    },
    async ({ params, body }, c) => {
      const order = await viewers.ownedOrder(c, params.token);
      await writeFromPage(deps, order, { clientId: body.client_id, text: body.text });
      const now = await getTrackedOrder(deps, params.token);
      return {
        status: 200,
        json: { order: await viewTrackedOrder(api, now, "owner") },
        headers: { "cache-control": "no-store" },
      };
    },
  );

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/messages/shown",
      operationId: "shownOnPage",
      tag: trackTag,
      summary: "Say what of the café's messages a page has shown",
      description:
        "For the order's owner. Whoever wrote them sees that they have arrived. Told twice is told once.",
      params: trackParams,
      query: noQuery,
      body: shownRequest,
      bodyExample: { up_to: "1042" },
      answers: { 204: { description: "Noted" } },
      refusals: ["not_found", "forbidden", "too_many_attempts"],
    },
    async ({ params, body }, c) => {
      const { id } = await viewers.ownedOrder(c, params.token);
      await shownOnPage(deps, id, BigInt(body.up_to));
      return new Response(null, { status: 204 });
    },
  );
}
