import { oldestPending } from "@gotovo/usecases/webhooks/oldest-pending";
import type { OnAttempt } from "@gotovo/usecases/webhooks/sender";
import type { ApiOptions } from "./context.ts";

/**
 * In `/metrics`: how many deliveries of webhooks succeeded and failed, how long they took, and how long the oldest has
 * been waiting. An endpoint's address stays out of the log: it may hold secrets.
 * @returns to be told of each attempt
 */
export function watchWebhooks({
  deps,
  log,
  metrics,
}: Pick<ApiOptions, "deps" | "log" | "metrics">): OnAttempt {
  const attempts = metrics.histogram({
    name: "gotovo_webhook_attempt_seconds",
    help: "Attempts to deliver an event: succeeded, failed (to be tried again) or given up",
    labelNames: ["result"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
  });
  const oldest = metrics.gauge({
    name: "gotovo_webhook_oldest_pending_seconds",
    help: "How long the oldest delivery to an enabled endpoint has been waiting",
    async collect() {
      try {
        oldest.set(await oldestPending(deps));
      } catch (error) {
        log.debug({ err: error }, "the oldest delivery cannot be looked up");
      }
    },
  });
  return ({ result, seconds, endpointId, status, disabled }) => {
    attempts.observe({ result }, seconds);
    if (result !== "succeeded")
      log[result === "failed" ? "debug" : "info"](
        { endpointId, status, result },
        "a webhook was not delivered",
      );
    if (disabled !== null) log.warn({ endpointId, reason: disabled }, "a webhook endpoint was disabled");
  };
}
