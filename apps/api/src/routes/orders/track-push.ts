import { pushEndRequest, pushRequest } from "@gotovo/contract";
import { subscribe, unsubscribe } from "@gotovo/usecases/orders/push/subscribe";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { viewPages } from "../../views/tracking.ts";
import { noQuery } from "../no-query.ts";
import { type TrackViewers, trackParams, trackTag } from "./track-viewer.ts";

const endpoint = "https://push.example/send/eE9x";

/** Web push for the owner of an order: a browser is told of its stages, as the chat in Telegram is. */
export function addTrackPushRoutes(router: Router, api: ApiContext, viewers: TrackViewers): void {
  const { deps } = api;

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/push",
      operationId: "watchByPush",
      tag: trackTag,
      summary: "Have a browser told of an order's stages",
      description:
        "For the order's owner: what `pushManager.subscribe` answers with `push.public_key` as its key. What is sent is encrypted for that browser. The same browser again is still one.",
      params: trackParams,
      query: noQuery,
      body: pushRequest,
      bodyExample: {
        endpoint,
        keys: {
          p256dh: "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
          auth: "tBHItJI5svbpez7KI4CCXg",
        },
        language: "en",
      },
      answers: { 204: { description: "It is told from now on" } },
      refusals: ["not_found", "forbidden", "too_many_attempts"],
    },
    async ({ params, body }, c) => {
      const order = await viewers.ownedOrder(c, params.token);
      const { endpoint, keys, language } = body;
      await subscribe(deps, order, { endpoint, ...keys, language, page: viewPages(api, order).page_url });
      return new Response(null, { status: 204 });
    },
  );

  router.public(
    {
      method: "post",
      path: "/v1/track/{token}/push/end",
      operationId: "endPush",
      tag: trackTag,
      summary: "Tell a browser nothing more of an order",
      description: "For the order's owner. A browser that was not told is none more.",
      params: trackParams,
      query: noQuery,
      body: pushEndRequest,
      bodyExample: { endpoint },
      answers: { 204: { description: "It is told nothing more" } },
      refusals: ["not_found", "forbidden", "too_many_attempts"],
    },
    async ({ params, body }, c) => {
      const { id } = await viewers.ownedOrder(c, params.token);
      await unsubscribe(deps, id, body.endpoint);
      return new Response(null, { status: 204 });
    },
  );
}
