import {
  compatOrder,
  compatOrders,
  compatStatusRequest,
  horecaInfoQuery,
  orderId,
  userInfoQuery,
} from "@gotovo/contract";
import type { OrderStatus } from "@gotovo/domain";
import { type ChangeOrderOptions, changeOrder } from "@gotovo/usecases/orders/change-order";
import { isSubscribed } from "@gotovo/usecases/orders/is-subscribed";
import { ordersOfTelegramUser } from "@gotovo/usecases/orders/orders-of-telegram-user";
import { ordersOfStaff } from "@gotovo/usecases/orders/queue-of-venue";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { viewCompatOrder } from "../../views/compat-order.ts";
import { moveCommand } from "./order-move.ts";

const tag = "Reference system";
const listAnswers = { 200: { description: "At most 200, newest first", schema: compatOrders } };

/** `/client/…` of docs/documents/customer-bot.md, kept for clients of the system before this one. */
export function addClientRoutes(router: Router, { deps }: ApiContext): void {
  router.merchant(
    {
      method: "get",
      path: "/client/user_info",
      operationId: "getUserInfo",
      tag,
      summary: "List a customer's orders",
      description: "Your orders of one Telegram user, as sites of the system before this one read them.",
      query: userInfoQuery,
      answers: listAnswers,
    },
    async ({ merchantId, query }) => {
      const { telegram_user_id: user, active } = query;
      const rows = await ordersOfTelegramUser(deps, merchantId, user, active === "true");
      const botSubscribing = await isSubscribed(deps, merchantId, "customer", user);
      return ok(rows.map((row) => viewCompatOrder(row, { botSubscribing, telegramHorecaId: null })));
    },
  );

  router.merchant(
    {
      method: "get",
      path: "/client/horeca_info",
      operationId: "getHorecaInfo",
      tag,
      summary: "List the orders of venues where a person works",
      description:
        "Orders of the venues where a Telegram user works, as sites of the system before this one read them.",
      query: horecaInfoQuery,
      answers: listAnswers,
    },
    async ({ merchantId, query }) => {
      const { telegram_horeca_id: user, active } = query;
      const rows = await ordersOfStaff(deps, merchantId, user, active === "true");
      const botSubscribing = await isSubscribed(deps, merchantId, "horeca", user);
      return ok(rows.map((row) => viewCompatOrder(row, { botSubscribing, telegramHorecaId: user })));
    },
  );

  async function move(merchantId: string, externalId: string, status: OrderStatus, as: ChangeOrderOptions) {
    const actor = { kind: "merchant", merchantId } as const;
    const row = await changeOrder(deps, actor, { externalId }, moveCommand({ status }), as);
    const user = row.telegramUserId;
    const botSubscribing = user !== null && (await isSubscribed(deps, merchantId, "customer", Number(user)));
    return ok(viewCompatOrder(row, { botSubscribing, telegramHorecaId: null }));
  }

  const movers = [
    { path: "status_from_horeca", name: "StatusFromHoreca", whose: "the café's", as: {} },
    {
      path: "status_from_user",
      name: "StatusFromUser",
      whose: "the customer's",
      as: { onBehalfOf: "customer" },
    },
  ] as const;
  for (const { path, name, whose, as } of movers) {
    for (const method of ["put", "post"] as const) {
      router.merchant(
        {
          method,
          path: `/client/${path}/{order_id}`,
          operationId: `${method}${name}`,
          tag,
          summary: `Move an order on ${whose} behalf`,
          description:
            "As `POST /v1/orders/{order_id}/status` does, for sites of the system before this one. PUT and POST are the same.",
          params: z.object({ order_id: orderId }),
          body: compatStatusRequest,
          bodyExample: { status: path === "status_from_user" ? "canceled_by_user" : "in_progress" },
          answers: { 200: { description: "The order as it is now", schema: compatOrder } },
          refusals: ["not_found", "move_not_allowed", "cancel_too_late", "conflict"],
        },
        ({ merchantId, params, body }) => move(merchantId, params.order_id, body.status, as),
      );
    }
  }
}
