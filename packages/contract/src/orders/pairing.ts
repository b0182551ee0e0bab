import { z } from "zod";
import { instantOut, orderId, siteUserId, telegramUserId, text } from "../primitives.ts";

/** A code as people type it: normalizing is the product's business, so any short text is let through. */
export const typedCode = text(1, 64).meta({
  description: "As it was issued, or as somebody typed it",
  example: "K7FM-Q2XW-9P",
});

export const issueCodeRequest = z.strictObject({ order_id: orderId }).meta({ id: "IssueCodeRequest" });

export const pairingCode = z
  .object({
    code: z.string(),
    order_id: z.string(),
    user_id: telegramUserId
      .nullable()
      .meta({ description: "Telegram user id; null until the code is entered" }),
    url: z.string().nullable(),
    expires_at: instantOut,
  })
  .meta({ id: "PairingCode" });

export const pairingCodeAnswer = z.object({ pairing_code: pairingCode });

export const endPairingsRequest = z
  .strictObject({ site_user_id: siteUserId.optional(), telegram_user_id: telegramUserId.optional() })
  .refine((body) => body.site_user_id !== undefined || body.telegram_user_id !== undefined, {
    error: "site_user_id or telegram_user_id is required",
    path: ["site_user_id"],
  })
  .meta({
    id: "EndPairingsRequest",
    description: "Has one of the two, or both",
    anyOf: [{ required: ["site_user_id"] }, { required: ["telegram_user_id"] }],
  });

export const endedPairings = z
  .object({ ended: z.int().meta({ description: "How many pairings there were", example: 1 }) })
  .meta({ id: "EndedPairings" });
