import { z } from "zod";

/** Where Telegram's own gateway is. */
export const gatewayRoot = "https://gatewayapi.telegram.org";

/** Milliseconds. */
const patience = 10_000;
/** Seconds that the gateway takes as a message's life. */
const ttl = { shortest: 30, longest: 3600 };

export interface GatewayOptions {
  /** From the gateway's account page. */
  readonly token: string;
  readonly root: string;
  /** True for the sandbox's: answers may name the code, for no phone gets it. */
  readonly isOpen: boolean;
  /** How long an answer is waited for; 10 s. */
  readonly timeoutMs?: number;
}

/** Brings one-time codes to phones through Telegram Gateway (core.telegram.org/gateway/api). */
export function createTelegramGateway({ token, root, isOpen, timeoutMs = patience }: GatewayOptions) {
  return {
    isOpen,
    /** @throws Error with the gateway's own word, or the HTTP status, when it does not take the message */
    async send(message: { readonly phone: string; readonly code: string; readonly ttlSeconds: number }) {
      const seconds = Math.min(ttl.longest, Math.max(ttl.shortest, message.ttlSeconds));
      const response = await fetch(`${root}/sendVerificationMessage`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ phone_number: message.phone, code: message.code, ttl: seconds }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer = readAnswer(await response.text());
      if (!answer?.ok)
        throw new Error(`Telegram Gateway does not send the code: ${answer?.error ?? response.status}`);
    },
  };
}

/** Null for what is no answer of the gateway's. Of its errors only words are let on: whatever is longer may be an echo. */
function readAnswer(text: string): z.infer<typeof gatewayAnswer> | null {
  try {
    return gatewayAnswer.parse(JSON.parse(text));
  } catch {
    // A proxy's page, for instance: the HTTP status says more.
    return null;
  }
}

const gatewayAnswer = z.object({
  ok: z.boolean(),
  error: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,63}$/)
    .optional()
    .catch(undefined),
});
