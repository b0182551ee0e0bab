/** Where Telegram's own gateway is. */
export const gatewayRoot = "https://gatewayapi.telegram.org";

const timeoutMs = 10_000;
/** Seconds that the gateway takes as a message's life. */
const ttl = { shortest: 30, longest: 3600 };

export interface GatewayOptions {
  /** From the gateway's account page. */
  readonly token: string;
  readonly root: string;
  /** True for the sandbox's: answers may name the code, for no phone gets it. */
  readonly isOpen: boolean;
}

/** Brings one-time codes to phones through Telegram Gateway (core.telegram.org/gateway/api). */
export function createTelegramGateway({ token, root, isOpen }: GatewayOptions) {
  return {
    isOpen,
    /** @throws Error with the gateway's own word when it does not take the message */
    async send(message: { readonly phone: string; readonly code: string; readonly ttlSeconds: number }) {
      const seconds = Math.min(ttl.longest, Math.max(ttl.shortest, message.ttlSeconds));
      const response = await fetch(`${root}/sendVerificationMessage`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ phone_number: message.phone, code: message.code, ttl: seconds }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer = (await response.json()) as { readonly ok: boolean; readonly error?: string };
      if (!answer.ok)
        throw new Error(`Telegram Gateway does not send the code: ${answer.error ?? response.status}`);
    },
  };
}
