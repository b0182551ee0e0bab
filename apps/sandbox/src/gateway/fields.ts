import { z } from "zod";
import { mayLeadTo } from "../doors/addresses.ts";
import { GatewayError } from "./errors.ts";

/** What the Gateway's methods take; each field's refusal is Telegram's word for it. */

/** E.164, the plus included. */
const phone = z
  .string({ error: "PHONE_NUMBER_INVALID" })
  .regex(/^\+[1-9]\d{6,14}$/, { error: "PHONE_NUMBER_INVALID" });
const requestId = (missing: string) =>
  z.coerce.string({ error: missing }).regex(/^\d+$/, { error: "REQUEST_ID_INVALID" });

/** Over the wire numbers may come as text: in a query, in a form. */
const whole = (least: number, most: number, error: string) =>
  z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
const bytes = (most: number, error: string) =>
  z.string({ error }).refine((text) => Buffer.byteLength(text) <= most, { error });

export const sendFields = z.object({
  phone_number: phone,
  request_id: requestId("REQUEST_ID_INVALID").optional(),
  sender_username: z
    .string({ error: "SENDER_USERNAME_INVALID" })
    .regex(/^@?[A-Za-z]\w{3,31}$/, { error: "SENDER_USERNAME_INVALID" })
    .optional(),
  code: z.coerce
    .string()
    .regex(/^\d{4,8}$/, { error: "CODE_INVALID" })
    .optional(),
  code_length: whole(4, 8, "CODE_LENGTH_INVALID").optional(),
  callback_url: bytes(256, "CALLBACK_URL_INVALID")
    .refine((url) => URL.canParse(url) && mayLeadTo(new URL(url)), { error: "CALLBACK_URL_INVALID" })
    .optional(),
  payload: bytes(128, "PAYLOAD_INVALID").optional(),
  /** Seconds. */
  ttl: whole(30, 3600, "TTL_INVALID").optional(),
});
export const abilityFields = z.object({ phone_number: phone });
export const checkFields = z.object({ request_id: z.coerce.string(), code: z.coerce.string().optional() });
export const revokeFields = z.object({ request_id: z.coerce.string() });

/** Throws GatewayError with the word of the first field that is wrong. Unknown fields are ignored, as by Telegram. */
export function read<Fields extends z.ZodType>(fields: Fields, params: unknown): z.output<Fields> {
  const result = fields.safeParse(params);
  if (result.success) return result.data;
  throw new GatewayError(result.error.issues[0]?.message ?? "REQUEST_INVALID");
}
