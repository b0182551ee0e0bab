import type { OnPush } from "@gotovo/usecases/orders/push/push-order";
import type { ApiOptions } from "./context.ts";

/**
 * In `/metrics`: how many browsers were told of a stage, could not be told (it is tried again), or are not there any more.
 * @returns to be told of each attempt
 */
export function watchPushes({ metrics }: Pick<ApiOptions, "metrics">): OnPush {
  const sent = metrics.counter({
    name: "gotovo_push_total",
    help: "Attempts to tell a browser of an order's stage: sent, failed (to be tried again) or gone",
    labelNames: ["result"],
  });
  return (result) => sent.inc({ result });
}
