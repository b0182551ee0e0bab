import {
  endedPairings,
  endPairingsRequest,
  issueCodeRequest,
  pairingCodeAnswer,
  typedCode,
} from "@gotovo/contract";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { endPairingsOfCafe } from "@gotovo/usecases/orders/pairing/end-pairings-of-cafe";
import { getPairingCode } from "@gotovo/usecases/orders/pairing/get-code";
import { renewPairingCode } from "@gotovo/usecases/orders/pairing/issue-code";
import { openPairingOf } from "@gotovo/usecases/orders/pairing/open-pairing";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import { customerBotUrl } from "../../views/telegram-link.ts";
import { pairingCodeExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";

const tag = "Pairing";
const answers = {
  200: {
    description: "The code; `user_id` is null until it is entered",
    schema: pairingCodeAnswer,
    example: { pairing_code: pairingCodeExample },
  },
};

/** `/v1/pairing-codes`: the codes that bind a customer's Telegram to their orders; `/v1/pairings`: the end of it. */
export function addPairingCodeRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;

  router.merchant(
    {
      method: "post",
      path: "/v1/pairing-codes",
      operationId: "issuePairingCode",
      tag,
      summary: "Get a pairing code for an order",
      description:
        "Returns the order's current code while at least half of its ten minutes are left; otherwise a new one. A paired customer gets one too: whoever enters it has the customer's orders from then on, and the chat that loses them is told and can take them back for a day.",
      query: noQuery,
      body: issueCodeRequest,
      bodyExample: { order_id: "A-1042" },
      answers,
      refusals: ["not_found", "order_finished"],
    },
    async ({ merchantId, body }) => {
      const actor = { kind: "merchant", merchantId } as const;
      const order = await findOrder(deps.db.prisma, actor, { externalId: body.order_id });
      await renewPairingCode(deps, order.id, { evenIfPaired: true });
      const pairing = await openPairingOf(deps, order.id);
      if (!pairing) throw new HttpProblem("order_finished", { order: stateOf(order) });
      const { code, token, expiresAt } = pairing;
      return ok({
        pairing_code: {
          code,
          order_id: order.externalId,
          user_id: null,
          url: await customerBotUrl(api, token),
          expires_at: expiresAt.toISOString(),
        },
      });
    },
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/pairing-codes/{code}",
      operationId: "getPairingCode",
      tag,
      summary: "Retrieve a pairing code",
      description: "What became of a code that you were given: `user_id` says who entered it.",
      params: z.object({ code: typedCode }),
      query: noQuery,
      answers,
      refusals: ["not_found", "code_expired"],
    },
    async ({ merchantId, params }) => {
      const state = await getPairingCode(deps, merchantId, params.code);
      return ok({
        pairing_code: {
          code: state.code,
          order_id: state.externalOrderId,
          user_id: state.redeemedBy === null ? null : Number(state.redeemedBy),
          url: await customerBotUrl(api, state.redeemedBy === null ? state.token : undefined),
          expires_at: state.expiresAt.toISOString(),
        },
      });
    },
  );

  router.merchant(
    {
      method: "delete",
      path: "/v1/pairings",
      operationId: "endPairings",
      tag,
      summary: "End pairings",
      description:
        "Unlinks a user of your site, or a Telegram user, from your café: their orders leave the chat, which is told, and the next order gets a code again. With both names, only pairings that are of both. Nor can anybody take back then what they lost of it to another Telegram; `ended` does not count those. The log has a `pairing.ended` for each; people end pairings themselves too, in the bot or with their account.",
      query: noQuery,
      body: endPairingsRequest,
      bodyExample: { site_user_id: "u-17" },
      answers: { 200: { description: "How many were ended", schema: endedPairings, example: { ended: 1 } } },
      refusals: ["not_found"],
    },
    async ({ merchantId, body }) => {
      const whose = { siteUserId: body.site_user_id, telegramUserId: body.telegram_user_id };
      return ok({ ended: await endPairingsOfCafe(deps, merchantId, whose) });
    },
  );
}

function stateOf({ externalId, status, version }: OrderRow) {
  return { order_id: externalId, status, version };
}
