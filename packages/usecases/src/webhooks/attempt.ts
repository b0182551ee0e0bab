import { isDelivered, nextTry } from "@gotovo/domain";
import type { Deps, WebhookAttempt } from "../context.ts";
import { eventId, eventJson } from "../events/event-json.ts";
import type { DueDelivery } from "./due-deliveries.ts";
import type { EndpointRow } from "./endpoint-row.ts";
import type { TriedDelivery } from "./record-attempts.ts";
import type { Sign } from "./secrets.ts";

/** Posts an event to its endpoint, signed. */
export async function attempt(
  deps: Pick<Deps, "clock" | "webhooks">,
  { url }: Pick<EndpointRow, "url">,
  signOf: () => Sign,
  delivery: DueDelivery,
): Promise<WebhookAttempt> {
  const id = eventId(delivery.eventId);
  const body = eventJson({ ...delivery, id: delivery.eventId });
  const at = deps.clock();
  let signature: string;
  try {
    signature = signOf()(id, at, body);
  } catch {
    const failure = "The secret was sealed with a key that is lost: rotate it";
    return { status: null, failure, answer: null, retryAfter: null };
  }
  return deps.webhooks.send(url, body, {
    "content-type": "application/json",
    "user-agent": "Gotovo-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signature,
  });
}

/**
 * What becomes of a delivery by an attempt.
 * @param ms that it took
 */
export function judge(
  deps: Pick<Deps, "clock" | "random">,
  delivery: Pick<DueDelivery, "deliveryId" | "tries" | "attempts">,
  result: WebhookAttempt,
  ms: number,
): TriedDelivery {
  const now = deps.clock();
  const { status, answer, retryAfter } = result;
  const isDone = isDelivered(status);
  const tries = delivery.tries + 1;
  const chance = (deps.random(1)[0] ?? 0) / 255;
  const next = isDone ? null : nextTry(tries, now, chance, retryAfter);
  const failure = isDone ? null : (result.failure ?? refusalInWords(status));
  return {
    deliveryId: delivery.deliveryId,
    state: isDone ? "succeeded" : next === null ? "failed" : "pending",
    tries,
    nextAt: next ?? now,
    attempt: {
      number: delivery.attempts + 1,
      at: new Date(now.getTime() - ms).toISOString(),
      duration_ms: Math.round(ms),
      status,
      failure,
      answer,
    },
  };
}

function refusalInWords(status: number | null): string {
  return status !== null && status >= 300 && status < 400
    ? `Answered ${status}: redirects are not followed`
    : `Answered ${status}`;
}
