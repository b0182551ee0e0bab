import { acceptedAnswer, provideMessageRequest } from "@gotovo/contract";
import { DomainError } from "@gotovo/domain";
import type { BotKind } from "@gotovo/usecases/context";
import { receiveMessage } from "@gotovo/usecases/dialogs/receive-message";
import { writeAsMerchant } from "@gotovo/usecases/dialogs/write-as-merchant";
import { type ChangeOrderOptions, changeOrder } from "@gotovo/usecases/orders/change-order";
import {
  type AddressedOrder,
  addressOrder,
  type Recipient,
  showOrderAgain,
  writeAboutOrder,
} from "@gotovo/usecases/orders/show-order";
import type { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { moveCommand, moveOptions } from "../orders/order-move.ts";

const tag = "Messages";
type ProvideMessage = z.output<typeof provideMessageRequest>;

/** `/provide_message_to_user` and `/provide_message_to_horeca`: a move of an order, a message of its dialog, its card again. */
export function addMessageRoutes(router: Router, api: ApiContext): void {
  const described = {
    method: "post",
    tag,
    description:
      "With `status`, moves the order: `canceled_by_user` sent to the staff counts as the customer's move, every other status as the café's. With `message`, adds a message to the dialog between the customer and the venue. With neither, shows the order's card again.",
    body: provideMessageRequest,
    bodyExample: {
      user_id: 123456789,
      order_id: "A-1042",
      horeca_id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
      status: "ready",
    },
    answers: { 202: { description: "On its way", schema: acceptedAnswer, example: { accepted: true } } },
    refusals: ["not_found", "recipient_unreachable", "move_not_allowed", "cancel_too_late", "conflict"],
  } as const;

  router.merchant(
    {
      ...described,
      path: "/provide_message_to_user",
      operationId: "provideMessageToUser",
      summary: "Send a customer a message or a status of an order",
    },
    async ({ merchantId, body }) => provide(api, merchantId, "customer", body, {}),
  );

  router.merchant(
    {
      ...described,
      path: "/provide_message_to_horeca",
      operationId: "provideMessageToHoreca",
      summary: "Send the staff a message or a status of an order",
    },
    async ({ merchantId, body }) =>
      provide(api, merchantId, "horeca", body, body.status ? moveOptions(body.status) : {}),
  );
}

async function provide(
  { deps }: ApiContext,
  merchantId: string,
  bot: BotKind,
  body: ProvideMessage,
  moveAs: ChangeOrderOptions,
) {
  const { status, message, reason } = body;
  const justMove = status !== undefined && message === undefined;
  const addressed = await address(deps, merchantId, recipientOf(bot, body), justMove);
  if (status !== undefined) {
    const command = moveCommand({ status, reason });
    await changeOrder(deps, { kind: "merchant", merchantId }, { externalId: body.order_id }, command, moveAs);
  }
  if (addressed && message !== undefined) await write(deps, bot, addressed, message);
  if (addressed && status === undefined && message === undefined) await showOrderAgain(deps, addressed);
  return { status: 202, json: { accepted: true } };
}

/** To the customer as the café, to the staff as the customer: part of their dialog, if there can be one. */
async function write(
  deps: ApiContext["deps"],
  bot: BotKind,
  addressed: AddressedOrder,
  text: string,
): Promise<void> {
  const { order, chats } = addressed;
  if (bot === "customer") return writeAsMerchant(deps, order, chats, text);
  const { personId, venueId, id: orderId } = order;
  if (personId === null) return writeAboutOrder(deps, addressed, text);
  const content = { kind: "text" as const, text, entities: [] };
  const message = { personId, venueId, orderId, content, album: null, replyToId: null, source: null };
  await receiveMessage(deps, message);
}

function recipientOf(bot: BotKind, { user_id, order_id, horeca_id }: ProvideMessage): Recipient {
  return { bot, telegramUserId: user_id, externalOrderId: order_id, venueId: horeca_id };
}

/** Null when nobody can be reached but the order is only to be moved: its life does not hang on a blocked bot. */
async function address(
  deps: ApiContext["deps"],
  merchantId: string,
  recipient: Recipient,
  justMove: boolean,
): Promise<AddressedOrder | null> {
  try {
    return await addressOrder(deps, merchantId, recipient);
  } catch (error) {
    if (justMove && error instanceof DomainError && error.code === "recipient_unreachable") return null;
    throw error;
  }
}
