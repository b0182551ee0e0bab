import { z } from "zod";
import {
  activeParam,
  horecaId,
  orderId,
  status,
  telegramUserId,
  telegramUserIdParam,
  text,
} from "../primitives.ts";
import { orderDescription } from "./order-parts.ts";

// The paths of docs/documents/customer-bot.md. Unknown fields are ignored here.

export const subscribeStatusQuery = z.object({
  customer_bot: z.string().optional().meta({ description: "Present: ask about the customer bot" }),
  horeca_bot: z.string().optional().meta({ description: "Present: ask about the HoReCa bot" }),
  user_id: telegramUserIdParam,
});
export const subscribeStatusAnswer = z.object({ status: z.boolean() });

export const botStatusRequest = z.object({ request: z.literal("is bot blocked"), user_id: telegramUserId });
export const botStatusAnswer = z.object({ "is bot blocked": z.boolean() });

export const provideMessageRequest = z.object({
  user_id: telegramUserId,
  order_id: orderId,
  horeca_id: horecaId,
  status: status.optional().meta({ description: "A move of the order" }),
  message: text(1, 16_000).optional().meta({ description: "A message about the order" }),
  reason: text(1, 300).optional(),
});
export const acceptedAnswer = z.object({ accepted: z.literal(true) });

export const enterKeyAnswer = z.object({
  accepted: z.literal(true),
  pending: z
    .literal(true)
    .meta({ description: "Nothing is paired until the person says yes in their own chat" }),
});

export const verificationRequest = z.object({ code: text(1, 64) });
export const verificationAnswer = z.object({
  code: z.string(),
  user_id: z
    .int()
    .nullable()
    .meta({ description: "Telegram user id; null until the person has said yes to it" }),
});

export const enterKeyRequest = z
  .object({
    telegram_user_id: telegramUserId.optional(),
    teleram_user_id: telegramUserId
      .optional()
      .meta({ description: "An alternative spelling of `telegram_user_id`, kept for older clients" }),
    verification_code: text(1, 64),
  })
  .refine((body) => body.telegram_user_id !== undefined || body.teleram_user_id !== undefined, {
    error: "telegram_user_id is required",
    path: ["telegram_user_id"],
  });

export const userInfoQuery = z.object({ telegram_user_id: telegramUserIdParam, active: activeParam });
export const horecaInfoQuery = z.object({ telegram_horeca_id: telegramUserIdParam, active: activeParam });

/** An order as `/client/…` answers it. */
export const compatOrder = z
  .object({
    id: z.string(),
    telegram_user_id: z.int().nullable(),
    enter_key: z.null(),
    order_id: z.string(),
    status,
    bot_subscribing: z.boolean(),
    telegram_horeca_id: z.int().nullable(),
    horeca_id: z.string(),
    order_description: z.union([orderDescription, z.array(z.record(z.string(), z.unknown()))]).nullable(),
  })
  .meta({ id: "CompatOrder" });
export const compatOrders = z.array(compatOrder);

export const compatStatusRequest = z.object({ status });

export type CompatOrder = z.infer<typeof compatOrder>;
