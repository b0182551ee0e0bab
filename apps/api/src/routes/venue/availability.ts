import { availability, availabilityQuery, horecaId } from "@gotovo/contract";
import { createAvailability } from "@gotovo/usecases/venue/availability/availability";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { cors } from "hono/cors";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { viewAvailability } from "../../views/venue.ts";
import { availabilityExample } from "./venue-examples.ts";

const tag = "Venues";
const answers = {
  200: { description: "What it can promise now", schema: availability, example: availabilityExample },
};

/** Short enough that nobody reads of a pause long after it; long enough for a page that many look at. */
const publicCache = "public, max-age=5";

/** `…/availability`: when an order placed now would be ready, for the café's server and for its page. */
export function addAvailabilityRoutes(app: OpenAPIHono, router: Router, api: ApiContext): void {
  const availabilityOf = createAvailability(api.deps);

  router.merchant(
    {
      method: "get",
      path: "/v1/venues/{horeca_id}/availability",
      operationId: "getAvailability",
      tag,
      summary: "Ask when an order placed now would be ready",
      description:
        "Made of the queue, of how long orders of the last four weeks took at this hour, of the venue's capacity and of busy mode; of the settings, before enough was measured. Show `ready_at` before the customer pays and send `quote_id` with the order: the promise is kept for ten minutes. `open: false` does not forbid anything: an order is taken all the same and waits.",
      params: z.object({ horeca_id: horecaId }),
      query: availabilityQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ liveMerchantId, params, query }) => {
      const of = { merchantId: liveMerchantId, venueId: params.horeca_id };
      const found = await availabilityOf({ of, items: query.items ?? 1 });
      return { status: 200, json: viewAvailability(found), headers: { "cache-control": "no-store" } };
    },
  );

  app.use(
    "/v1/availability/*",
    cors({ origin: "*", allowMethods: ["GET"], exposeHeaders: ["Date", "Retry-After"], maxAge: 86_400 }),
  );

  router.public(
    {
      method: "get",
      path: "/v1/availability/{token}",
      operationId: "getPublicAvailability",
      tag,
      summary: "The same for the café's own page, without a key",
      description:
        "From any origin; the token is in the venue's answer and can be replaced. Answers may be cached for five seconds. `<gotovo-eta>` shows it.",
      params: z.object({ token: z.string().meta({ description: "From `venue.availability_token`" }) }),
      query: availabilityQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ params, query }) => {
      const found = await availabilityOf({ of: { token: params.token }, items: query.items ?? 1 });
      return { status: 200, json: viewAvailability(found), headers: { "cache-control": publicCache } };
    },
  );
}
