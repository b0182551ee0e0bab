import { claimRequest, type TrackedOrder, trackAnswer } from "@gotovo/contract";
import { getTrackedOrder } from "@gotovo/usecases/orders/get-tracked-order";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { ownerCookieOf } from "@gotovo/usecases/orders/owner-key";
import { renewPairingCode } from "@gotovo/usecases/orders/pairing/issue-code";
import { orderChannel } from "@gotovo/usecases/publish";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { cors } from "hono/cors";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { orderCookie } from "../../http/order-cookie.ts";
import { answerStream } from "../../live/answer-stream.ts";
import { createHub } from "../../live/hub.ts";
import { frameOfOrder } from "../../live/order-frame.ts";
import { type TrackViewer, viewTrackedOrder } from "../../views/tracked-order.ts";
import { ownedOrderExample, trackedOrderExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";
import { addTrackCancelRoutes } from "./track-cancel.ts";
import { addTrackDialogRoutes } from "./track-dialog.ts";
import { addTrackPushRoutes } from "./track-push.ts";
import { createTrackViewers, trackParams, trackTag } from "./track-viewer.ts";

const owners =
  "The owner (the cookie of `/v1/track/{token}/owner`, or `Authorization: Bearer <owner key>`) also gets `telegram`, `cancel`, `dialog`, `push`, and with `handover` what proves whose the order is.";
const answersTo = (description: string, order: TrackedOrder) => ({
  200: { description, schema: trackAnswer, example: { order } },
});
const noStore = { "cache-control": "no-store" };

/**
 * `/v1/track`: what an order's page shows. Its token is in an address that may be shared, so it shows the order and gives
 * no power; the owner's key (a cookie, or a Bearer token on other sites) adds the way into Telegram.
 */
export function addTrackRoutes(app: OpenAPIHono, router: Router, api: ApiContext): void {
  const { deps, publicUrl } = api;
  const viewers = createTrackViewers(api);
  const openStreams = api.metrics.gauge({ name: "http_event_streams", help: "Open event streams of orders" });
  const hub = createHub(api, {
    channel: orderChannel,
    parallelReads: 8,
    onCount: (open) => openStreams.set(open),
  });
  const answer = async (order: OrderRow, viewer: TrackViewer, cookies?: string[]) => ({
    status: 200,
    json: { order: await viewTrackedOrder(api, order, viewer) },
    headers: noStore,
    cookies,
  });

  app.use(
    "/v1/track/*",
    cors({
      origin: "*",
      allowMethods: ["GET", "POST"],
      exposeHeaders: ["Date", "Retry-After"],
      maxAge: 86_400,
    }),
  );

  router.public(
    {
      method: "get",
      path: "/v1/track/{token}",
      operationId: "trackOrder",
      tag: trackTag,
      summary: "Retrieve an order by its tracking token",
      description: `For whoever has the address. ${owners}`,
      params: trackParams,
      query: noQuery,
      answers: answersTo("The order, without personal data", trackedOrderExample),
      refusals: ["not_found", "too_many_attempts"],
    },
    async ({ params }, c) => {
      const order = await getTrackedOrder(deps, params.token);
      return answer(order, await viewers.of(c, order));
    },
  );

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/owner",
      operationId: "claimOrder",
      tag: trackTag,
      summary: "Exchange the owner's key for a cookie",
      description:
        "What the page does with the part of `tracking.owner_url` after `#`, which browsers never send by themselves. The cookie is for this order alone and no script can read it. A wrong key is answered as if there were none, without a cookie.",
      params: trackParams,
      query: noQuery,
      body: claimRequest,
      bodyExample: { owner_key: "uJ5nq8dE0aPz2LrYt7XwQg" },
      answers: answersTo("The order as its owner sees it", ownedOrderExample),
      refusals: ["not_found", "too_many_attempts"],
    },
    async ({ params, body }, c) => {
      const order = await getTrackedOrder(deps, params.token);
      const viewer = await viewers.withKey(c, order, body.owner_key);
      const value = ownerCookieOf(deps.keyring, order.id);
      const cookies = viewer === "owner" ? [orderCookie(publicUrl, order.trackToken, value)] : [];
      return answer(order, viewer, cookies);
    },
  );

  router.public(
    {
      method: "get",
      path: "/v1/track/{token}/events",
      operationId: "watchOrder",
      tag: trackTag,
      summary: "Stream changes of an order",
      description: `Server-sent events named \`order\`: the whole order, right away and after every change. An event \`heartbeat\` {at}, the server's clock, comes every 10 seconds: a stream that has told nothing for 25 seconds is lost, so open it again. With \`Last-Event-ID\`, an event that the client has already seen is not repeated. ${owners}`,
      params: trackParams,
      query: noQuery,
      answers: { 200: { description: "The stream", schema: z.string(), contentType: "text/event-stream" } },
      refusals: ["not_found", "too_many_attempts"],
    },
    async ({ params }, c) => {
      const order = await getTrackedOrder(deps, params.token);
      const viewer = await viewers.of(c, order);
      const read = async () =>
        frameOfOrder(await viewTrackedOrder(api, await getTrackedOrder(deps, order.trackToken), viewer));
      return answerStream(c, hub, order.id, read, { view: viewer });
    },
  );

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/pairing-code",
      operationId: "renewTrackedCode",
      tag: trackTag,
      summary: "Get a new pairing code when the current one is about to expire",
      description: `For the order's owner. ${owners}`,
      params: trackParams,
      query: noQuery,
      answers: answersTo("The order with its code", ownedOrderExample),
      refusals: ["not_found", "forbidden", "too_many_attempts"],
    },
    async ({ params }, c) => {
      const order = await viewers.ownedOrder(c, params.token);
      await renewPairingCode(deps, order.id);
      return answer(order, "owner");
    },
  );

  addTrackCancelRoutes(router, api, viewers);
  addTrackDialogRoutes(router, api, viewers);
  addTrackPushRoutes(router, api, viewers);
}
