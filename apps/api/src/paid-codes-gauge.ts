import { paidCodes } from "@gotovo/usecases/accounts/codes/deliver-code";
import type { ApiOptions } from "./context.ts";

/** In `/metrics`: the day's budget of codes that the deployment pays for. Read when it is asked for. */
export function measurePaidCodes({ deps, log, metrics }: Pick<ApiOptions, "deps" | "log" | "metrics">): void {
  const gauge = metrics.gauge({
    name: "gotovo_paid_codes",
    help: "One-time codes that the Gateway may bring in this day: used, and left of PAID_CODES_PER_DAY",
    labelNames: ["state"],
    async collect() {
      try {
        for (const [state, count] of Object.entries(await paidCodes(deps))) gauge.set({ state }, count);
      } catch (error) {
        log.debug({ err: error }, "the paid codes cannot be counted");
      }
    },
  });
}
