import { horecaId, returnItemRequest, stopItemRequest, stopListAnswer } from "@gotovo/contract";
import { stoppedAt } from "@gotovo/domain";
import { stoppedItemView } from "@gotovo/usecases/venue/stop-list/item-event";
import { returnItem } from "@gotovo/usecases/venue/stop-list/return-item";
import { stopItem } from "@gotovo/usecases/venue/stop-list/stop-item";
import { findVenue } from "@gotovo/usecases/venue/venue-row";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { noQuery } from "../no-query.ts";
import { stopListExample } from "./venue-examples.ts";

const tag = "Venues";
const path = "/v1/venues/{horeca_id}/stop-list";
const params = z.object({ horeca_id: horecaId });
const answers = {
  200: { description: "The stop-list as it is now", schema: stopListAnswer, example: stopListExample },
};

/** `/v1/venues/{horeca_id}/stop-list`: what a venue has run out of. */
export function addStopListRoutes(router: Router, { deps }: ApiContext): void {
  const actorOf = (merchantId: string, params: { horeca_id: string }) =>
    ({ kind: "merchant", merchantId, venueId: params.horeca_id }) as const;

  async function list(actor: ReturnType<typeof actorOf>) {
    const { stopList } = await findVenue(deps.db.prisma, actor);
    return ok({ items: stoppedAt(stopList, deps.clock()).map(stoppedItemView) });
  }

  router.merchant(
    {
      method: "get",
      path,
      operationId: "getStopList",
      tag,
      summary: "List what has run out",
      description:
        "Staff fill it from the cards of orders and with `/stop`; your server with the calls below. Orders with something of it are taken all the same, for they are paid, and say `item_sold_out` in `warnings`.",
      params,
      query: noQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ liveMerchantId, params }) => list(actorOf(liveMerchantId, params)),
  );

  router.merchant(
    {
      method: "post",
      path,
      operationId: "stopItem",
      keyMode: "live",
      tag,
      summary: "Put an item on the stop-list",
      description:
        "Staff see it on the cards of all orders that have it. What is on the list already stays there once, until the time that was given last. At most 100 items.",
      params,
      query: noQuery,
      body: stopItemRequest,
      bodyExample: { name: "Croissant" },
      answers,
      refusals: ["not_found", "limit_reached"],
    },
    async ({ merchantId, params, body: { name, until } }) => {
      const actor = actorOf(merchantId, params);
      await stopItem(deps, actor, { name, until: typeof until === "string" ? new Date(until) : until });
      return list(actor);
    },
  );

  router.merchant(
    {
      method: "delete",
      path,
      operationId: "returnItem",
      keyMode: "live",
      tag,
      summary: "Take an item off the stop-list",
      description: "It is sold again. What is not on the list changes nothing.",
      params,
      query: noQuery,
      body: returnItemRequest,
      bodyExample: { name: "Croissant" },
      answers,
      refusals: ["not_found"],
    },
    async ({ merchantId, params, body: { name } }) => {
      const actor = actorOf(merchantId, params);
      await returnItem(deps, actor, name);
      return list(actor);
    },
  );
}
