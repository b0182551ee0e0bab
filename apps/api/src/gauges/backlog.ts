import { type Backlog, backlogOf, countActiveOrders } from "@gotovo/usecases/maintenance/backlog";
import type { ApiOptions } from "../context.ts";
import { gaugeOfRows } from "./gauge-of-rows.ts";

/** Both figures of a scrape are of one look. */
const lookMs = 1_000;

/** In `/metrics`: orders under way, and what waits to be worked: how much, and for how long. Of the deployment, not of the process. */
export function measureBacklog(options: Pick<ApiOptions, "deps" | "log" | "metrics">): void {
  const { deps } = options;
  let looked: { at: number; backlog: Promise<Backlog> } | null = null;
  const look = () => {
    if (looked === null || performance.now() - looked.at > lookMs)
      looked = { at: performance.now(), backlog: backlogOf(deps) };
    return looked.backlog;
  };
  gaugeOfRows(
    options,
    { name: "gotovo_jobs_waiting", help: "Jobs that could run now, by queue", label: "queue" },
    async () => (await look()).waiting,
  );
  gaugeOfRows(
    options,
    {
      name: "gotovo_jobs_oldest_seconds",
      help: "How long the oldest job that could run has been waiting, by queue",
      label: "queue",
    },
    async () => (await look()).oldestSeconds,
  );
  gaugeOfRows(
    options,
    { name: "gotovo_orders", help: "Orders under way, by status; test orders are left out", label: "status" },
    () => countActiveOrders(deps),
  );
}
