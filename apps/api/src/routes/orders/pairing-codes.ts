import { issueCodeRequest, pairingCodeAnswer, typedCode } from "@gotovo/contract";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { getPairingCode } from "@gotovo/usecases/orders/pairing/get-code";
import { renewPairingCode } from "@gotovo/usecases/orders/pairing/issue-code";
import { telegramStateOf } from "@gotovo/usecases/orders/pairing/link-of-order";
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

/** `/v1/pairing-codes`: the codes that bind a customer's Telegram to their orders. */
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
        "Returns the order's current code while at least half of its ten minutes are left; otherwise a new one.",
      query: noQuery,
      body: issueCodeRequest,
      bodyExample: { order_id: "A-1042" },
      answers,
      refusals: ["not_found", "already_paired", "order_finished"],
    },
    async ({ merchantId, body }) => {
      const actor = { kind: "merchant", merchantId } as const;
      const order = await findOrder(deps.db.prisma, actor, { externalId: body.order_id });
      await renewPairingCode(deps, order.id);
      const link = await telegramStateOf(deps, order.id);
      if (link.state !== "unlinked") throw new HttpProblem("already_paired", { order: stateOf(order) });
      if (!link.pairing) throw new HttpProblem("order_finished", { order: stateOf(order) });
      const { code, token, expiresAt } = link.pairing;
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
}

function stateOf({ externalId, status, version }: OrderRow) {
  return { order_id: externalId, status, version };
}
