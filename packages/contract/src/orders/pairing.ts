import { z } from "zod";
import { instantOut, orderId, telegramUserId, text } from "../primitives.ts";

/** A code as people type it: normalizing is the product's business, so any short text is let through. */
export const typedCode = text(1, 64).meta({ example: "K7FM-Q2XW-9P" });

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

export type PairingCodeView = z.infer<typeof pairingCode>;
