import {
  changeEndpointRequest,
  createEndpointRequest,
  endpointAnswer,
  endpointList,
  endpointWithSecret,
  rotatedSecret,
} from "@gotovo/contract";
import { changeEndpoint } from "@gotovo/usecases/webhooks/change-endpoint";
import { createEndpoint } from "@gotovo/usecases/webhooks/create-endpoint";
import { deleteEndpoint } from "@gotovo/usecases/webhooks/delete-endpoint";
import { type EndpointRow, endpointSnapshot, findEndpoint } from "@gotovo/usecases/webhooks/endpoint-row";
import { listEndpoints } from "@gotovo/usecases/webhooks/list-endpoints";
import { rotateSecret } from "@gotovo/usecases/webhooks/rotate-secret";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { endpointExample, secretExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";

const tag = "Webhooks";
export const endpointParams = z.object({
  endpoint_id: z
    .string()
    .max(64)
    .meta({ description: "From the answer that created it", example: endpointExample.id }),
});
const answers = {
  200: {
    description: "The endpoint",
    schema: endpointAnswer,
    example: { endpoint: endpointExample },
  },
};

/** `/v1/webhook-endpoints`: where a merchant's events are pushed to. */
export function addWebhookRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;

  router.merchant(
    {
      method: "post",
      path: "/v1/webhook-endpoints",
      operationId: "createWebhookEndpoint",
      tag,
      summary: "Have events pushed to your server",
      description:
        "From now on each event of the log is sent as a POST: its body is the event as `GET /v1/events` shows it, signed as [Standard Webhooks](https://www.standardwebhooks.com) says (`webhook-id`, which is the event's id and the same with every attempt, `webhook-timestamp`, `webhook-signature`). Keep the secret: it is answered this once. Any 2xx within 15 seconds means that the event has arrived; everything else, redirects too, is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h (later if `Retry-After` asks for it, up to a day) and then given up. Events come at least once: the same `webhook-id` is the same event. The next event of a subject is not sent before the former has arrived or was given up; events of different subjects come in any order. An endpoint that answers 410, or with nothing but failures for 5 days, is disabled, and the owners of your venues are told.",
      query: noQuery,
      body: createEndpointRequest,
      bodyExample: { url: endpointExample.url, types: endpointExample.types, description: "The till" },
      answers: {
        200: {
          description: "The endpoint, and its secret",
          schema: endpointWithSecret,
          example: { endpoint: endpointExample, secret: secretExample },
        },
      },
      refusals: ["limit_reached"],
    },
    async ({ merchantId, body }) => {
      const { endpoint, secret } = await createEndpoint(deps, merchantId, body);
      return ok({ endpoint: endpointSnapshot(endpoint), secret });
    },
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/webhook-endpoints",
      operationId: "listWebhookEndpoints",
      tag,
      summary: "List the endpoints",
      description: "All of them, the oldest first; secrets are told only when they are made.",
      query: noQuery,
      answers: {
        200: {
          description: "All of them, the oldest first",
          schema: endpointList,
          example: { endpoints: [endpointExample] },
        },
      },
    },
    async ({ merchantId }) =>
      ok({ endpoints: (await listEndpoints(deps, merchantId)).map(endpointSnapshot) }),
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/webhook-endpoints/{endpoint_id}",
      operationId: "getWebhookEndpoint",
      tag,
      summary: "Retrieve an endpoint",
      description: "Where it sends what, and whether it does: a disabled one says why.",
      params: endpointParams,
      query: noQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ merchantId, params }) => one(await findEndpoint(deps.db.prisma, merchantId, params.endpoint_id)),
  );

  router.merchant(
    {
      method: "patch",
      path: "/v1/webhook-endpoints/{endpoint_id}",
      operationId: "changeWebhookEndpoint",
      tag,
      summary: "Change, pause or enable an endpoint",
      description:
        "What is absent stays. An endpoint that is enabled again goes on with what it has missed, as far as the log is kept; what was under way is tried at once.",
      params: endpointParams,
      query: noQuery,
      body: changeEndpointRequest,
      bodyExample: { types: ["order.placed", "order.canceled"], state: "enabled" },
      answers,
      refusals: ["not_found"],
    },
    async ({ merchantId, params, body }) =>
      one(await changeEndpoint(deps, merchantId, params.endpoint_id, body)),
  );

  router.merchant(
    {
      method: "delete",
      path: "/v1/webhook-endpoints/{endpoint_id}",
      operationId: "deleteWebhookEndpoint",
      tag,
      summary: "Delete an endpoint",
      description: "Its log of deliveries goes with it, and what was still to be sent.",
      params: endpointParams,
      query: noQuery,
      answers: { 204: { description: "It is gone" } },
      refusals: ["not_found"],
    },
    async ({ merchantId, params }) => {
      await deleteEndpoint(deps, merchantId, params.endpoint_id);
      return new Response(null, { status: 204 });
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/v1/webhook-endpoints/{endpoint_id}/rotate-secret",
      operationId: "rotateWebhookSecret",
      tag,
      summary: "Give an endpoint a new secret",
      description:
        "For 24 hours deliveries carry two signatures in `webhook-signature`, with a space between: one with the new secret, one with the former. Replaced again within that time, up to three former ones count.",
      params: endpointParams,
      query: noQuery,
      answers: {
        200: {
          description: "The endpoint, and its new secret",
          schema: rotatedSecret,
          example: {
            endpoint: endpointExample,
            secret: secretExample,
            previous_valid_until: "2026-11-21T09:30:00.000Z",
          },
        },
      },
      refusals: ["not_found"],
    },
    async ({ merchantId, params }) => {
      const { endpoint, secret, previousUntil } = await rotateSecret(deps, merchantId, params.endpoint_id);
      const previous_valid_until = previousUntil.toISOString();
      return ok({ endpoint: endpointSnapshot(endpoint), secret, previous_valid_until });
    },
  );
}

function one(endpoint: EndpointRow) {
  return ok({ endpoint: endpointSnapshot(endpoint) });
}
