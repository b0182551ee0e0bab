import { escalationSteps } from "@gotovo/domain";
import type { OnEscalation } from "@gotovo/usecases/orders/republish-order";
import type { ApiOptions } from "./context.ts";

/**
 * In `/metrics`: how many steps were taken because nobody had heard of an order.
 * @returns to be told of each step
 */
export function watchEscalations({ metrics }: Pick<ApiOptions, "metrics">): OnEscalation {
  const escalations = metrics.counter({
    name: "gotovo_order_escalations_total",
    help: "Steps taken because nobody had heard of an order, by who was told",
    labelNames: ["step"],
  });
  for (const step of escalationSteps) escalations.inc({ step }, 0);
  return (step) => escalations.inc({ step });
}
