import {
  botStatusAnswer,
  botStatusRequest,
  subscribeStatusAnswer,
  subscribeStatusQuery,
} from "@gotovo/contract";
import { isSubscribed } from "@gotovo/usecases/orders/is-subscribed";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { HttpProblem } from "../../http/http-problem.ts";

const tag = "Subscriptions";

/** `/subscribe-status` and `/bot-status`: whether a bot can write to a person. */
export function addSubscriptionRoutes(router: Router, { deps }: ApiContext): void {
  router.merchant(
    {
      method: "get",
      path: "/subscribe-status",
      operationId: "getSubscribeStatus",
      tag,
      summary: "Check whether a bot can message a person",
      description: "Name the bot with either `customer_bot` or `horeca_bot`, without a value.",
      query: subscribeStatusQuery,
      answers: {
        200: {
          description: "Also false for a person this merchant has never dealt with",
          schema: subscribeStatusAnswer,
          example: { status: true },
        },
      },
    },
    async ({ merchantId, query }) => {
      const { customer_bot, horeca_bot, user_id } = query;
      if ((customer_bot === undefined) === (horeca_bot === undefined)) throw oneSelector();
      const bot = customer_bot === undefined ? "horeca" : "customer";
      return ok({ status: await isSubscribed(deps, merchantId, bot, user_id) });
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/bot-status",
      operationId: "getBotStatus",
      tag,
      summary: "Check whether a person has blocked the customer bot",
      description:
        "The same question as `GET /subscribe-status`, as sites of the system before this one ask it.",
      body: botStatusRequest,
      bodyExample: { request: "is bot blocked", user_id: 123456789 },
      answers: {
        200: {
          description: "True when the customer bot cannot write to this person",
          schema: botStatusAnswer,
          example: { "is bot blocked": false },
        },
      },
    },
    async ({ merchantId, body }) =>
      ok({ "is bot blocked": !(await isSubscribed(deps, merchantId, "customer", body.user_id)) }),
  );
}

function oneSelector(): HttpProblem {
  const message = "give exactly one of customer_bot and horeca_bot";
  const errors = ["customer_bot", "horeca_bot"].map((path) => ({ path, message }));
  return new HttpProblem("validation_failed", { errors });
}
