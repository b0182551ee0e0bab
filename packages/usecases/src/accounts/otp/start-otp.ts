import type { Deps } from "../../context.ts";
import { normalizePhone } from "../../normalize-phone.ts";
import type { Requester } from "../codes/requester.ts";
import { sendCode } from "../codes/send-code.ts";
import { newBrowserSecret, packOtpSession } from "./otp-session.ts";

/**
 * Sends a one-time code to a phone (docs/documents/otp-and-personal-area.md), for the browser that asks alone.
 * @returns `authSession` stands for that browser; `openCode` only where no real channel brings the code
 * @throws DomainError `phone_invalid`, `phone_banned`, `too_many_attempts`
 */
export async function startOtp(
  deps: Deps,
  typedPhone: string,
  requester: Requester,
): Promise<{
  readonly authSession: string;
  readonly openCode: string | null;
  /** Nothing here brings codes to phones without a chat: it may not arrive. */
  readonly isChatOnly: boolean;
  readonly expiresAt: Date;
}> {
  const phone = normalizePhone(typedPhone);
  const { secret, hash } = newBrowserSecret(deps);
  const sent = await deps.db.tx((tx) =>
    sendCode(deps, tx, { purpose: "otp", phone, browserHash: hash, ...requester }),
  );
  return {
    authSession: packOtpSession(sent.id, secret),
    openCode: sent.openCode,
    isChatOnly: deps.codes.channel === null,
    expiresAt: sent.expiresAt,
  };
}
