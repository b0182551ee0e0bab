import { z } from "zod";

/** The control API's contract: codes sent to phones through the Gateway. */

export const codeStatus = z.enum(["delivered", "read", "expired", "revoked"]);
export type CodeStatus = z.infer<typeof codeStatus>;

export const code = z.object({
  request_id: z.string(),
  /** With a plus. */
  phone_number: z.string(),
  code: z.string(),
  status: codeStatus,
  /** Unix time in milliseconds by the sandbox's clock. */
  sent_at: z.number(),
  /** null: sent without a time to live. */
  expires_at: z.number().nullable(),
  /** Somebody has looked at it on the page, in time or not. */
  seen: z.boolean(),
  sender_username: z.string().optional(),
  payload: z.string().optional(),
});
export type Code = z.infer<typeof code>;

/** GET /sandbox/codes[?phone=&limit=100] → newest first; `now` by the sandbox's clock, in milliseconds. */
export const codeList = z.object({ codes: z.array(code), now: z.number() });

/** POST /sandbox/codes/seen → {ok}: somebody looks at these, or at all. */
export const seeCodes = z.strictObject({ request_ids: z.array(z.string()).optional() });
