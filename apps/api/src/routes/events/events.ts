import { eventPage, followEventsQuery, listEventsQuery } from "@gotovo/contract";
import type { EventType } from "@gotovo/domain";
import { eventJson } from "@gotovo/usecases/events/event-json";
import {
  eventPosition,
  lastEventPosition,
  lastPlacedEvent,
  listEvents,
} from "@gotovo/usecases/events/list-events";
import { readWireId } from "@gotovo/usecases/ids";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import { createEventFollower } from "../../live/follow-events.ts";
import { streamHeaders } from "../../live/stream-headers.ts";
import { eventExample } from "../examples.ts";

const tag = "Events";
const defaultLimit = 100;

/** `/v1/events`: the merchant's log, page by page or as it is written. */
export function addEventRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;
  const follower = createEventFollower(api);

  router.merchant(
    {
      method: "get",
      path: "/v1/events",
      operationId: "listEvents",
      tag,
      summary: "Read what happened, oldest first",
      description:
        "Every change of orders, pairings, feedback, dialogs and venues, in one order. Keep `next_cursor` and ask again with it: nothing is skipped, whichever change was committed first. Events are kept for 30 days, if whoever runs Gotovo has not set another time.",
      query: listEventsQuery,
      answers: {
        200: {
          description: "One page; `next_cursor` stays the same when there is nothing new",
          schema: eventPage,
          example: { events: [eventExample], next_cursor: "42" },
        },
      },
      refusals: ["not_found"],
    },
    async ({ merchantId, query }) => {
      const { types, limit = defaultLimit } = query;
      const after = await placeOf(merchantId, query.after, 0n);
      // Read before the events: what comes in between is among them.
      const end = query.since === undefined ? after : await lastEventPosition(deps, merchantId);
      const events = await listEvents(deps, merchantId, {
        after,
        since: query.since === undefined ? undefined : new Date(query.since),
        types: types as EventType[] | undefined,
        limit,
      });
      if (events.length === 0) requireWithin(after, await lastPlacedEvent(deps, merchantId));
      const last = events.at(-1)?.position ?? after;
      // Whoever asks for a time has seen all there is of it, and need not come by the events before it again.
      const next = events.length < limit && end > last ? end : last;
      const body = `{"events":[${events.map(eventJson).join(",")}],"next_cursor":"${next}"}`;
      return new Response(body, { headers: { "content-type": "application/json" } });
    },
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/events/stream",
      operationId: "watchEvents",
      tag,
      summary: "Follow what happens",
      description:
        "Server-sent events, named by type; each event's `id` is its cursor. A client that comes back with `Last-Event-ID` goes on where it was. Without it and without `after` the stream begins with what happens next.",
      query: followEventsQuery,
      answers: { 200: { description: "The stream", schema: z.string(), contentType: "text/event-stream" } },
      refusals: ["not_found", "too_many_attempts", "unavailable"],
    },
    async ({ merchantId, query }, c) => {
      if (c.req.method === "HEAD") return new Response(null, { headers: streamHeaders });
      const seen = c.req.header("last-event-id") ?? query.after;
      const end = await lastEventPosition(deps, merchantId);
      const after = await placeOf(merchantId, seen, end);
      requireWithin(after, end);
      return new Response(await follower.open(merchantId, after, query.types as EventType[] | undefined), {
        headers: streamHeaders,
      });
    },
  );

  /** @throws HttpProblem `validation_failed`, `not_found` */
  async function placeOf(merchantId: string, cursor: string | undefined, none: bigint): Promise<bigint> {
    if (cursor === undefined) return none;
    if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
    if (/^ev_[0-9a-f]{32}$/.test(cursor)) return eventPosition(deps, merchantId, readWireId("ev", cursor));
    throw new HttpProblem("validation_failed", {
      errors: [{ path: "after", message: "must be a next_cursor, or the id of an event" }],
    });
  }
}

/**
 * Of another log (a test key's, or from before it was restored), a cursor would hear nothing until that place is reached.
 * @throws HttpProblem `validation_failed`
 */
function requireWithin(after: bigint, end: bigint): void {
  if (after <= end) return;
  const message = `is behind the end of this log, which is at ${end}: it comes from another one`;
  throw new HttpProblem("validation_failed", { errors: [{ path: "after", message }] });
}
