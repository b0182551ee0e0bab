import {
  changeVenueRequest,
  createdVenueAnswer,
  createVenueRequest,
  horecaId,
  listVenuesQuery,
  ownerInviteAnswer,
  pauseVenueRequest,
  venueAnswer,
  venuePage,
} from "@gotovo/contract";
import { changeSettings } from "@gotovo/usecases/venue/change-setting";
import { createVenue } from "@gotovo/usecases/venue/create-venue";
import { listMerchantVenues } from "@gotovo/usecases/venue/list-merchant-venues";
import { pauseVenue, resumeVenue } from "@gotovo/usecases/venue/pause-venue";
import { rotateAvailabilityToken } from "@gotovo/usecases/venue/rotate-availability-token";
import { renewOwnerInvite } from "@gotovo/usecases/venue/staff/renew-owner-invite";
import { findVenue } from "@gotovo/usecases/venue/venue-row";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { viewVenue, viewVenueAnswer } from "../../views/venue.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { noQuery } from "../no-query.ts";
import { venueChanges } from "./venue-changes.ts";
import { changeVenueExample, createVenueExample, venueAnswerExample } from "./venue-examples.ts";

const tag = "Venues";
const params = z.object({ horeca_id: horecaId });
const defaultLimit = 50;
const answers = {
  200: { description: "The venue as it is now", schema: venueAnswer, example: venueAnswerExample },
};

/** `/v1/venues`: the merchant's cafés, their settings and pauses. */
export function addVenueRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;
  const actorOf = (merchantId: string, params: { horeca_id: string }) =>
    ({ kind: "merchant", merchantId, venueId: params.horeca_id }) as const;

  async function inviteUrl(token: string): Promise<string | null> {
    const bot = await api.botName("horeca");
    return bot === null ? null : `${api.telegramLinkRoot}/${bot}?start=${token}`;
  }

  router.merchant(
    {
      method: "post",
      path: "/v1/venues",
      operationId: "createVenue",
      keyMode: "live",
      tag,
      summary: "Create a venue",
      description:
        "Another café of yours. `owner_invite_url` lets its staff in: whoever opens it becomes the owner in the HoReCa bot and invites the others there. A merchant has at most 1000 venues.",
      query: noQuery,
      body: createVenueRequest,
      bodyExample: createVenueExample,
      answers: {
        200: {
          description: "The venue, and the way in for its owner",
          schema: createdVenueAnswer,
          example: {
            ...venueAnswerExample,
            owner_invite_url: "https://t.me/GotovoHorecaBot?start=4pT0cJbHq2n8mVwXeR1s7A",
          },
        },
      },
      refusals: ["limit_reached"],
    },
    async ({ merchantId, body }) => {
      const { name, ...settings } = body;
      const created = await createVenue(deps, merchantId, name, venueChanges(settings));
      const owner_invite_url = await inviteUrl(created.ownerInviteToken);
      return ok({ ...viewVenueAnswer(api, created.venue), owner_invite_url });
    },
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/venues",
      operationId: "listVenues",
      tag,
      summary: "List venues, oldest first",
      description: "All cafés of the merchant with their settings.",
      query: listVenuesQuery,
      answers: {
        200: {
          description: "One page; `next_cursor` asks for the next one and is null on the last",
          schema: venuePage,
          example: { venues: [venueAnswerExample.venue], next_cursor: null },
        },
      },
    },
    async ({ liveMerchantId, query }) => {
      const limit = query.limit ?? defaultLimit;
      const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const rows = await listMerchantVenues(deps, liveMerchantId, { after, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const now = deps.clock();
      return ok({
        venues: page.map((venue) => viewVenue(venue, now)),
        next_cursor: last ? encodeCursor(last.id) : null,
      });
    },
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/venues/{horeca_id}",
      operationId: "getVenue",
      tag,
      summary: "Retrieve a venue",
      description: "Its settings, whether it is paused, and where anybody may ask what it can promise.",
      params,
      query: noQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ liveMerchantId, params }) =>
      ok(viewVenueAnswer(api, await findVenue(deps.db.prisma, actorOf(liveMerchantId, params)))),
  );

  router.merchant(
    {
      method: "patch",
      path: "/v1/venues/{horeca_id}",
      operationId: "changeVenue",
      keyMode: "live",
      tag,
      summary: "Change a venue's settings",
      description:
        "What is absent stays as it is; all of it is set, or nothing. These are the settings that staff see in the HoReCa bot: what either side changes, the other sees at once.",
      params,
      query: noQuery,
      body: changeVenueRequest,
      bodyExample: changeVenueExample,
      answers,
      refusals: ["not_found"],
    },
    async ({ merchantId, params, body }) =>
      ok(viewVenueAnswer(api, await changeSettings(deps, actorOf(merchantId, params), venueChanges(body)))),
  );

  router.merchant(
    {
      method: "post",
      path: "/v1/venues/{horeca_id}/pause",
      operationId: "pauseVenue",
      keyMode: "live",
      tag,
      summary: "Pause a venue",
      description:
        "It takes on no new work until then. Orders are still taken, for they are paid: they wait, say so in `warnings`, and their customers read when the café goes on. What is in the queue already is made. The pause ends by itself; another one moves it.",
      params,
      query: noQuery,
      body: pauseVenueRequest,
      bodyExample: { until: "opening", reason: "The oven broke" },
      answers,
      refusals: ["not_found"],
    },
    async ({ merchantId, params, body: { until, reason } }) => {
      const end = until === "opening" ? until : new Date(until);
      return ok(
        viewVenueAnswer(
          api,
          await pauseVenue(deps, actorOf(merchantId, params), { until: end, reason: reason ?? null }),
        ),
      );
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/v1/venues/{horeca_id}/resume",
      operationId: "resumeVenue",
      keyMode: "live",
      tag,
      summary: "End a venue's pause",
      description: "A venue that is not paused stays as it is.",
      params,
      query: noQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ merchantId, params }) =>
      ok(viewVenueAnswer(api, await resumeVenue(deps, actorOf(merchantId, params)))),
  );

  router.merchant(
    {
      method: "post",
      path: "/v1/venues/{horeca_id}/owner-invite",
      operationId: "inviteVenueOwner",
      keyMode: "live",
      tag,
      summary: "Get another link for a venue's owner",
      description:
        "While nobody works there yet. Later its owner and managers invite people in the HoReCa bot.",
      params,
      query: noQuery,
      answers: {
        200: {
          description: "The link; works once",
          schema: ownerInviteAnswer,
          example: { owner_invite_url: "https://t.me/GotovoHorecaBot?start=4pT0cJbHq2n8mVwXeR1s7A" },
        },
      },
      refusals: ["not_found", "forbidden"],
    },
    async ({ merchantId, params }) => {
      const token = await renewOwnerInvite(deps, actorOf(merchantId, params));
      return ok({ owner_invite_url: await inviteUrl(token) });
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/v1/venues/{horeca_id}/rotate-availability-token",
      operationId: "rotateAvailabilityToken",
      keyMode: "live",
      tag,
      summary: "Replace the address of a venue's public availability",
      description: "The old address answers 404 from then on.",
      params,
      query: noQuery,
      answers,
      refusals: ["not_found"],
    },
    async ({ merchantId, params }) =>
      ok(viewVenueAnswer(api, await rotateAvailabilityToken(deps, actorOf(merchantId, params)))),
  );
}
