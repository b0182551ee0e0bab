import type { ApiOptions } from "../context.ts";
import { measureBacklog } from "./backlog.ts";
import { measurePaidCodes } from "./paid-codes.ts";
import { measurePool } from "./process.ts";
import { measureSetAside } from "./set-aside.ts";

/** What every process tells in `/metrics`, whatever it does: of itself, and of the deployment. */
export function measureAll(options: Pick<ApiOptions, "deps" | "log" | "metrics">): void {
  measurePool(options);
  measureBacklog(options);
  measureSetAside(options);
  measurePaidCodes(options);
}
