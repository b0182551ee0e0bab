import { paidCodes } from "@gotovo/usecases/accounts/codes/deliver-code";
import type { ApiOptions } from "../context.ts";
import { gaugeOfRows } from "./gauge-of-rows.ts";

/** In `/metrics`: the day's budget of codes that the deployment pays for. */
export function measurePaidCodes(options: Pick<ApiOptions, "deps" | "log" | "metrics">): void {
  const name = "gotovo_paid_codes";
  const help = "One-time codes that the Gateway may bring in this day: used, and left of PAID_CODES_PER_DAY";
  gaugeOfRows(options, { name, help, label: "state" }, async () => ({ ...(await paidCodes(options.deps)) }));
}
