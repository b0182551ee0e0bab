import { accountOrdersAnswer, feedbackRequest } from "@gotovo/contract";
import type { Rating } from "@gotovo/domain";
import { accountOrders } from "@gotovo/usecases/accounts/account-orders";
import { decideOffer } from "@gotovo/usecases/accounts/decide-offer";
import { accountOf } from "@gotovo/usecases/accounts/find-account";
import { giveFeedback } from "@gotovo/usecases/accounts/give-feedback";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { viewAccountOrder } from "../../views/account.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { noQuery } from "../no-query.ts";
import { noStore } from "./signed-in.ts";

const tag = "Account";
const pageSize = 20;
const orderParams = z.object({ id: z.string().meta({ description: "From the list of orders" }) });

/** `/v1/account/orders`: a person's orders at all cafés, and their feedback. */
export function addAccountOrderRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;

  router.account(
    {
      method: "get",
      path: "/v1/account/orders",
      operationId: "listAccountOrders",
      tag,
      summary: "List orders, newest first",
      description: "Orders at all cafés that this person has accepted as theirs, newest first.",
      query: z.strictObject({
        active: z.enum(["true", "false"]).optional().meta({ description: "true: unfinished orders only" }),
        cursor: z.string().max(64).optional().meta({ description: "`next_cursor` of the previous page" }),
      }),
      answers: { 200: { description: "A page of 20", schema: accountOrdersAnswer } },
    },
    async ({ who, query }) => {
      const before = query.cursor === undefined ? null : decodeCursor(query.cursor);
      const owner = await accountOf(deps, who);
      const page = { active: query.active === "true", before, limit: pageSize + 1 };
      const found = await accountOrders(deps, owner, page);
      const rows = found.slice(0, pageSize);
      const last = rows.at(-1);
      const next_cursor = found.length > pageSize && last ? encodeCursor(last.id) : null;
      const json = { orders: rows.map((row) => viewAccountOrder(api, row)), next_cursor };
      return { status: 200, json, headers: noStore };
    },
  );

  router.account(
    {
      method: "put",
      path: "/v1/account/orders/{id}/feedback",
      operationId: "giveFeedback",
      tag,
      summary: "Rate an order",
      description: "Stars and words on a delivered order, for seven days after the hand-over.",
      params: orderParams,
      query: noQuery,
      body: feedbackRequest,
      bodyExample: { rating: 5, comment: "Great" },
      answers: { 204: { description: "Saved" } },
      refusals: ["not_found", "feedback_closed"],
    },
    async ({ who, params, body }) => {
      const { rating, comment } = body;
      await giveFeedback(deps, await accountOf(deps, who), params.id, { rating: rating as Rating, comment });
      return new Response(null, { status: 204 });
    },
  );

  for (const [answer, operationId, summary] of [
    ["accept", "acceptOrder", "Accept an offered order, and all of that café under this phone"],
    ["decline", "declineOrder", "Decline an offered order; nothing of that café under this phone is shown"],
  ] as const) {
    router.account(
      {
        method: "post",
        path: `/v1/account/orders/{id}/${answer}`,
        operationId,
        tag,
        summary,
        description:
          answer === "accept"
            ? "The order appears in the history, and in the person's chat if there is one; so do later orders of that café under this phone."
            : "Somebody else's order: it leaves the list, and is not offered to this account again.",
        params: orderParams,
        query: noQuery,
        answers: { 204: { description: "Saved" } },
        refusals: ["not_found"],
      },
      async ({ who, params }) => {
        await decideOffer(deps, await accountOf(deps, who), params.id, answer === "accept");
        return new Response(null, { status: 204 });
      },
    );
  }
}
