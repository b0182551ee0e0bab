import { deliveryPage, listDeliveriesQuery, replayed, replayRequest, sentPing } from "@gotovo/contract";
import { eventId } from "@gotovo/usecases/events/event-json";
import { type DeliveryRow, listDeliveries } from "@gotovo/usecases/webhooks/list-deliveries";
import { type Replay, replayEvents } from "@gotovo/usecases/webhooks/replay-events";
import { sendPing } from "@gotovo/usecases/webhooks/send-ping";
import type { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { deliveryExample, eventExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";
import { endpointParams } from "./webhooks.ts";

const tag = "Webhooks";
const defaultLimit = 50;

/** What was sent to an endpoint, and having it sent again. */
export function addDeliveryRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;

  router.merchant(
    {
      method: "post",
      path: "/v1/webhook-endpoints/{endpoint_id}/test",
      operationId: "testWebhookEndpoint",
      tag,
      summary: "Send a ping to an endpoint",
      description:
        "A `ping` event stands in the log and is sent to this endpoint, whatever its types, and to no other.",
      params: endpointParams,
      query: noQuery,
      answers: {
        200: {
          description: "The ping is on its way; the endpoint's deliveries show what becomes of it",
          schema: sentPing,
          example: { event_id: eventExample.id },
        },
      },
      refusals: ["not_found", "endpoint_not_enabled"],
    },
    async ({ merchantId, params }) => ok({ event_id: await sendPing(deps, merchantId, params.endpoint_id) }),
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/webhook-endpoints/{endpoint_id}/deliveries",
      operationId: "listWebhookDeliveries",
      tag,
      summary: "Read what was sent to an endpoint, newest first",
      description: "Each event with every attempt. Deliveries are kept as long as their events are.",
      params: endpointParams,
      query: listDeliveriesQuery,
      answers: {
        200: {
          description: "One page",
          schema: deliveryPage,
          example: { deliveries: [deliveryExample], next_cursor: null },
        },
      },
      refusals: ["not_found"],
    },
    async ({ merchantId, params, query }) => {
      const { state, before, limit = defaultLimit } = query;
      const rows = await listDeliveries(deps, merchantId, params.endpoint_id, {
        state,
        before: before === undefined ? undefined : BigInt(before),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return ok({ deliveries: page.map(view), next_cursor: last ? String(last.id) : null });
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/v1/webhook-endpoints/{endpoint_id}/replay",
      operationId: "replayWebhookEvents",
      tag,
      summary: "Send events to an endpoint again",
      description:
        "One event, those of a time, or all that were given up. They keep their ids. An event that waits for its next attempt is tried at once. A paused or disabled endpoint gets them when it is enabled.",
      params: endpointParams,
      query: noQuery,
      body: replayRequest,
      bodyExample: { event_id: eventExample.id },
      answers: {
        200: {
          description: "They are on their way, in the order of the log",
          schema: replayed,
          example: { events: 1 },
        },
      },
      refusals: ["not_found"],
    },
    async ({ merchantId, params, body }) =>
      ok({ events: await replayEvents(deps, merchantId, params.endpoint_id, meant(body)) }),
  );
}

function meant({ event_id, since, until }: z.output<typeof replayRequest>): Replay {
  if (event_id !== undefined) return { eventId: event_id };
  if (since === undefined) return { failed: true };
  return { since: new Date(since), until: until === undefined ? undefined : new Date(until) };
}

function view({ eventId: id, eventType, state, attempts, nextAt, createdAt }: DeliveryRow) {
  return {
    event_id: eventId(id),
    event_type: eventType,
    state,
    next_attempt_at: nextAt?.toISOString() ?? null,
    created_at: createdAt.toISOString(),
    attempts,
  };
}
