import { changeOrderRequest, orderAnswer, orderId } from "@gotovo/contract";
import { changeDetails } from "@gotovo/usecases/orders/change-details";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import { viewOrder } from "../../views/order.ts";
import { changedOrderExample, changeOrderExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";

const tag = "Orders";
const params = z.object({ order_id: orderId });

/** What of an order changes beside its status. */
export function addChangeRoutes(router: Router, { deps }: ApiContext): void {
  router.merchant(
    {
      method: "patch",
      path: "/v1/orders/{order_id}",
      operationId: "changeOrder",
      tag,
      summary: "Change what was bought, for how much, or how it is handed over",
      description:
        "What is absent stays, `null` removes. One change is one `version` and one event `order.changed`, whose `changes` name old and new. Cards and page follow; staff see what is different, with sound, until one of them has said so. With `version` in the body, or `If-Match` with the version in quotes, a change of an order that is not so any more is refused with `stale_version`. A finished order is refused with `order_finished`. A change that changes nothing is answered with the order as it is.",
      params,
      query: noQuery,
      body: changeOrderRequest,
      bodyExample: changeOrderExample,
      answers: {
        200: {
          description: "The order as it is now",
          schema: orderAnswer,
          example: { order: changedOrderExample },
        },
      },
      refusals: ["not_found", "stale_version", "order_finished", "conflict"],
    },
    async ({ merchantId, params, body }, c) => {
      const { version, ready_at, ...change } = body;
      const order = await changeDetails(deps, merchantId, {
        orderId: params.order_id,
        expectedVersion: version ?? readIfMatch(c.req.header("if-match")),
        change: {
          ...change,
          ...(ready_at !== undefined && { promisedAt: ready_at === null ? null : new Date(ready_at) }),
        },
      });
      return { ...ok({ order: viewOrder(order) }), headers: { etag: `"${order.version}"` } };
    },
  );
}

/** The version in `If-Match`, which stands in quotes; undefined: any. */
function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === "*") return undefined;
  const version = /^(?:W\/)?"?([1-9]\d{0,8})"?$/.exec(header.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new HttpProblem("validation_failed", {
    errors: [{ path: "If-Match", message: 'must be an order\'s version in quotes, such as "3"' }],
  });
}
