import {
  changeStatusQuery,
  changeStatusRequest,
  listOrdersQuery,
  orderAnswer,
  orderId,
  orderPage,
  placedOrderAnswer,
  placeOrderRequest,
} from "@gotovo/contract";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { listChangedOrders } from "@gotovo/usecases/orders/list-changed-orders";
import { listOrders } from "@gotovo/usecases/orders/list-orders";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { placeOrder } from "@gotovo/usecases/orders/place-order";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import { viewOrder } from "../../views/order.ts";
import { viewTracking } from "../../views/tracking.ts";
import { decodeCursor, decodePlace, encodeCursor, encodePlace } from "../cursor.ts";
import { changeStatusExample, orderExample, placedOrderExample, placeOrderExample } from "../examples.ts";
import { noQuery } from "../no-query.ts";
import { moveCommand, moveOptions } from "./order-move.ts";

const tag = "Orders";
const params = z.object({ order_id: orderId });
const defaultLimit = 50;

/** `/v1/orders`: placing, reading and moving a merchant's orders. */
export function addOrderRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;
  const viewNow = (row: OrderRow) => viewOrder(row, deps.clock());

  router.merchant(
    {
      method: "post",
      path: "/v1/orders",
      operationId: "placeOrder",
      tag,
      summary: "Place an order and get the ways to track it",
      description:
        "The one call a café's site makes after payment. Sending the same order again changes nothing and returns the order as it is now. `ready_at` in the answer is the time promised to the customer; for an order placed as `payment_process`, the café's usual time and busy minutes are added when it becomes `placed`.",
      query: noQuery,
      body: placeOrderRequest,
      bodyExample: placeOrderExample,
      answers: {
        200: {
          description: "The order, and how to follow it",
          schema: placedOrderAnswer,
          example: placedOrderExample,
        },
      },
      refusals: ["not_found", "order_exists", "conflict"],
    },
    async ({ merchantId, body }) => {
      refuseLocalLink(api, body.repeat_url);
      const { order, telegram } = await placeOrder(deps, merchantId, {
        orderId: body.order_id,
        venueId: body.horeca_id,
        number: body.number,
        status: body.status,
        items: body.items,
        description: body.description,
        total: body.total,
        currency: body.currency,
        note: body.note,
        pickup: body.pickup,
        metadata: body.metadata,
        promisedAt: body.ready_at === undefined ? undefined : new Date(body.ready_at),
        quoteId: body.quote_id,
        repeatUrl: body.repeat_url,
        customer: body.customer && {
          siteUserId: body.customer.site_user_id,
          telegramUserId: body.customer.telegram_user_id,
          phone: body.customer.phone,
          name: body.customer.name,
        },
      });
      return ok({ order: viewNow(order), tracking: await viewTracking(api, order, telegram) });
    },
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/orders",
      operationId: "listOrders",
      tag,
      summary: "List orders, newest first, or what changed",
      description:
        "Without filters, all of your orders. With `updated_since`, what changed since, each page asked for with `next_cursor`: orders that change while you page are neither lost nor doubled.",
      query: listOrdersQuery,
      answers: {
        200: {
          description: "One page; `next_cursor` asks for the next one and is null on the last",
          schema: orderPage,
          example: { orders: [orderExample], next_cursor: null },
        },
      },
    },
    async ({ merchantId, query }) => {
      const limit = query.limit ?? defaultLimit;
      const active = query.active === undefined ? undefined : query.active === "true";
      const filters = { active, venueId: query.horeca_id, statuses: query.status };
      if (query.updated_since !== undefined) {
        const since = new Date(query.updated_since);
        const after = query.cursor === undefined ? undefined : decodePlace(query.cursor);
        const rows = await listChangedOrders(deps, merchantId, {
          ...filters,
          since,
          after,
          limit: limit + 1,
        });
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1) : undefined;
        return ok({ orders: page.map(viewNow), next_cursor: last ? encodePlace(last.position) : null });
      }
      const rows = await listOrders(deps, merchantId, {
        ...filters,
        after: query.cursor === undefined ? undefined : decodeCursor(query.cursor),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return ok({ orders: page.map(viewNow), next_cursor: last ? encodeCursor(last.id) : null });
    },
  );

  router.merchant(
    {
      method: "get",
      path: "/v1/orders/{order_id}",
      operationId: "getOrder",
      tag,
      summary: "Retrieve an order and the ways to track it",
      description:
        "The order as it is now. `tracking` is what placing it answered, with a code that is still good, so your page after payment can be drawn again.",
      params,
      query: noQuery,
      answers: {
        200: {
          description: "The order, and how to follow it",
          schema: placedOrderAnswer,
          example: placedOrderExample,
        },
      },
      refusals: ["not_found"],
    },
    async ({ merchantId, params }) => {
      const actor = { kind: "merchant", merchantId } as const;
      const order = await findOrder(deps.db.prisma, actor, { externalId: params.order_id });
      const json = { order: viewNow(order), tracking: await viewTracking(api, order) };
      return { ...ok(json), headers: { etag: `"${order.version}"` } };
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/v1/orders/{order_id}/status",
      operationId: "changeStatus",
      tag,
      summary: "Move an order to another status",
      description:
        "`canceled_by_user` passes on what the café's own customer asked for and is judged by the customer's rules. Asking for the present status changes nothing. A refusal tells the present status in `order`, and which moves are possible.",
      params,
      query: changeStatusQuery,
      body: changeStatusRequest,
      bodyExample: changeStatusExample,
      answers: {
        200: { description: "The order as it is now", schema: orderAnswer, example: { order: orderExample } },
      },
      refusals: ["not_found", "move_not_allowed", "cancel_too_late", "conflict"],
    },
    async ({ merchantId, params, query, body }) => {
      const order = await changeOrder(
        deps,
        { kind: "merchant", merchantId },
        { externalId: params.order_id },
        moveCommand({ ...body, skip: query.skip === "true" }),
        moveOptions(body.status),
      );
      return ok({ order: viewNow(order) });
    },
  );
}

/** A customer's `localhost` is not the café's: such a link is for a Gotovo that runs there itself. */
function refuseLocalLink({ publicUrl }: ApiContext, link: string | undefined): void {
  const isLocal = (url: string) => new URL(url).hostname === "localhost";
  if (link === undefined || !isLocal(link) || isLocal(publicUrl)) return;
  const message = "must be an https:// address of a public host: localhost is for development";
  throw new HttpProblem("validation_failed", { errors: [{ path: "repeat_url", message }] });
}
