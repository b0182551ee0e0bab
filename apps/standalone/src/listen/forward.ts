import { Webhook } from "standardwebhooks";
import type { Heard } from "./follow.ts";

const timeoutMs = 15_000;

/**
 * Posts events to a server as webhooks come: the same body and headers, signed.
 * @param secret `whsec_…`
 * @returns posts one; resolves with what the server said of it, in a few words
 */
export function createForwarder(url: string, secret: string): (heard: Heard) => Promise<string> {
  const webhook = new Webhook(secret);
  return async ({ event, body }) => {
    const at = new Date();
    const began = performance.now();
    try {
      const response = await fetch(url, {
        method: "POST",
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          "content-type": "application/json",
          "user-agent": "Gotovo-Webhooks/1",
          "webhook-id": event.id,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
          "webhook-signature": webhook.sign(event.id, at, body),
        },
      });
      const words = firstLine(await response.text());
      const took = `${Math.round(performance.now() - began)} ms`;
      return `${response.status} in ${took}${words === "" ? "" : `: ${words}`}`;
    } catch (error) {
      return `no answer: ${reasonOf(error)}`;
    }
  };
}

function firstLine(text: string): string {
  const line = text.trim().split(/[\r\n]/, 1)[0] ?? "";
  // What a server says must not steer the terminal.
  return line.replaceAll(/\p{Cc}/gu, "").slice(0, 80);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `none within ${timeoutMs / 1000} s`;
  return (error.cause as { code?: string } | undefined)?.code ?? error.message;
}
