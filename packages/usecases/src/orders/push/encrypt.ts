import webpush from "web-push";
import type { Deps } from "../../context.ts";
import { vapidKeysOf } from "./vapid.ts";

export interface Sealed {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Seconds that a push service keeps it for a browser that is not there: after an hour, it is no news. */
const ttlSeconds = 3_600;

/**
 * A payload that only this browser can read (RFC 8291), signed as ours (RFC 8292).
 * @param page who is behind it, where a push service wants to ask; over plain http nobody can
 */
export function encryptFor(
  { keyring }: Pick<Deps, "keyring">,
  { endpoint, p256dh, auth, page }: { endpoint: string; p256dh: string; auth: string; page: string },
  payload: object,
): Sealed {
  const subject = page.startsWith("https:") ? new URL(page).origin : "mailto:nobody@gotovo.invalid";
  const { headers, body } = webpush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(payload),
    { TTL: ttlSeconds, urgency: "high", topic: "stage", vapidDetails: { subject, ...vapidKeysOf(keyring) } },
  );
  const { "Content-Length": _, ...rest } = headers as Record<string, string | number>;
  const texts = Object.entries(rest).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { body: body as Buffer, headers: Object.fromEntries(texts) };
}
