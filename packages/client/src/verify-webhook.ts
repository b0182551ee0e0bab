import { Webhook } from "standardwebhooks";
import { WebhookVerificationError } from "./errors.ts";
import type { Event } from "./wire.ts";

/** Headers as the runtimes have them: `Headers`, Node's `request.headers`, or a plain object. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

const names = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;

/**
 * The event that a webhook brings, once its signature has been checked (Standard Webhooks): in constant time, no older
 * or newer than five minutes, with any of several signatures, so that a secret can be rotated.
 * @param body as it came, before anything has parsed it: a re-made JSON text has another signature
 * @param secret `whsec_…`, as it was shown when the endpoint was created
 * @throws WebhookVerificationError
 */
export function verifyWebhook(body: string | Uint8Array, headers: WebhookHeaders, secret: string): Event {
  const given = Object.fromEntries(names.map((name) => [name, headerOf(headers, name)]));
  const missing = names.find((name) => !given[name]);
  if (missing) throw new WebhookVerificationError(`The header ${missing} is missing`);
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const webhook = new Webhook(secret);
  try {
    return webhook.verify(text, given as Record<string, string>) as Event;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "it cannot be verified";
    throw new WebhookVerificationError(`Not a webhook of Gotovo: ${reason}`, cause);
  }
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === "string" ? found : found?.[0];
}
