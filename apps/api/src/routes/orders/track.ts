import { trackAnswer } from "@gotovo/contract";
import { getTrackedOrder } from "@gotovo/usecases/orders/get-tracked-order";
import { renewPairingCode } from "@gotovo/usecases/orders/pairing/issue-code";
import { orderChannel } from "@gotovo/usecases/publish";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { cors } from "hono/cors";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { answerStream } from "../../live/answer-stream.ts";
import { createHub } from "../../live/hub.ts";
import { frameOfOrder } from "../../live/order-frame.ts";
import { viewTrackedOrder } from "../../views/tracked-order.ts";
import { trackedOrderExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";

const tag = "Tracking";
const params = z.object({ token: z.string().meta({ description: "From `tracking.page_url`" }) });
const answers = {
  200: {
    description: "The order, without personal data",
    schema: trackAnswer,
    example: { order: trackedOrderExample },
  },
};
const noStore = { "cache-control": "no-store" };

/** `/v1/track`: what the public page of an order shows. Its secret is the token, so any website may embed it. */
export function addTrackRoutes(app: OpenAPIHono, router: Router, api: ApiContext): void {
  const { deps } = api;
  const openStreams = api.metrics.gauge({ name: "http_event_streams", help: "Open event streams of orders" });
  const hub = createHub(api, {
    channel: orderChannel,
    parallelReads: 8,
    onCount: (open) => openStreams.set(open),
  });
  const view = async (token: string) => viewTrackedOrder(api, await getTrackedOrder(deps, token));
  app.use("/v1/track/*", cors({ origin: "*", allowMethods: ["GET", "POST"], maxAge: 86_400 }));

  router.public(
    {
      method: "get",
      path: "/v1/track/{token}",
      operationId: "trackOrder",
      tag,
      summary: "Retrieve an order by its tracking token",
      params,
      query: noQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ params }) => ({ status: 200, json: { order: await view(params.token) }, headers: noStore }),
  );

  router.public(
    {
      method: "get",
      path: "/v1/track/{token}/events",
      operationId: "watchOrder",
      tag,
      summary: "Stream changes of an order",
      description:
        "Server-sent events named `order`: the whole order, right away and after every change. With `Last-Event-ID`, an event that the client has already seen is not repeated.",
      params,
      query: noQuery,
      answers: { 200: { description: "The stream", schema: z.string(), contentType: "text/event-stream" } },
      refusals: ["not_found"],
    },
    async ({ params }, c) => {
      const { id, trackToken } = await getTrackedOrder(deps, params.token);
      const read = async () => frameOfOrder(await view(trackToken));
      return answerStream(c, hub, id, read, { shared: true });
    },
  );

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/pairing-code",
      operationId: "renewTrackedCode",
      tag,
      summary: "Get a new pairing code when the current one is about to expire",
      params,
      query: noQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ params }) => {
      await renewPairingCode(deps, (await getTrackedOrder(deps, params.token)).id);
      return { status: 200, json: { order: await view(params.token) }, headers: noStore };
    },
  );
}
