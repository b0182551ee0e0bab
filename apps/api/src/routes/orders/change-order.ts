import { changeOrderRequest, orderAnswer, orderId, tellRefundRequest } from "@gotovo/contract";
import { DomainError, metadataKeys } from "@gotovo/domain";
import { changeDetails } from "@gotovo/usecases/orders/change-details";
import { tellRefund } from "@gotovo/usecases/orders/refund/tell-refund";
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
        "What is absent stays, `null` removes. One change is one `version` and one event `order.changed`, whose `changes` name old and new. Cards and page follow; staff see what is different, with sound, until one of them has said so. With `version` in the body, or `If-Match` with the version in quotes, a change of an order that is not so any more is refused with `stale_version`; given both, they must be the same. A finished order is refused with `order_finished`. A change that changes nothing is answered with the order as it is.",
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
      const read = readIfMatch(c.req.header("if-match"));
      if (version !== undefined && read !== undefined && version !== read)
        throw faulty("version", "is another than in If-Match");
      const order = await changeDetails(deps, merchantId, {
        orderId: params.order_id,
        expectedVersion: version ?? read,
        change: {
          ...change,
          ...(ready_at !== undefined && { promisedAt: ready_at === null ? null : new Date(ready_at) }),
        },
      }).catch(inWords);
      return { ...ok({ order: viewOrder(order, deps.clock()) }), headers: { etag: `"${order.version}"` } };
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/v1/orders/{order_id}/refund",
      operationId: "tellRefund",
      tag,
      summary: "Tell what became of a refund",
      description:
        "Canceling a paid order, or lowering its total, makes a refund `due` by itself, with the amount that is owed in all (`refund.due` in the log); raising the total owes less again, and a total in another currency changes nothing of it. Gotovo moves no money: say here what you did. Cards, page, report and log (`refund.changed`) follow, for finished orders too. Customers see `sent`, and what is owed only when the venue says that it refunds. Owners are told in the HoReCa bot of what is owed for longer than the venue allows, 24 hours unless it says otherwise.",
      params,
      query: noQuery,
      body: tellRefundRequest,
      bodyExample: { state: "sent" },
      answers: {
        200: {
          description: "The order as it is now",
          schema: orderAnswer,
          example: { order: { ...changedOrderExample, refund: { state: "sent", amount: 45000 } } },
        },
      },
      refusals: ["not_found", "conflict"],
    },
    async ({ merchantId, params, body }) => {
      const order = await tellRefund(deps, merchantId, { orderId: params.order_id, ...body });
      return ok({ order: viewOrder(order, deps.clock()) });
    },
  );
}

/** The version in `If-Match`, which stands in quotes; undefined: any. */
function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === "*") return undefined;
  const version = /^(?:W\/)?"?([1-9]\d{0,8})"?$/.exec(header.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw faulty("If-Match", 'must be an order\'s version in quotes, such as "3"');
}

function faulty(path: string, message: string): HttpProblem {
  return new HttpProblem("validation_failed", { errors: [{ path, message }] });
}

/** What is wrong with an order when a change leaves too little, or too much, of it. */
const faults: Readonly<Record<string, string>> = {
  items: "items or description is required",
  currency: "currency is required with total",
  metadata: `must have at most ${metadataKeys} keys`,
};

function inWords(error: unknown): never {
  const field =
    error instanceof DomainError && error.code === "validation_failed" && error.details.message === undefined
      ? error.details.field
      : null;
  const message = typeof field === "string" ? faults[field] : undefined;
  throw message === undefined ? error : faulty(String(field), message);
}
