import type { ApiOptions } from "../context.ts";

/** In `/metrics`: this process's connections to the database, and who waits for one. */
export function measurePool({ deps, metrics }: Pick<ApiOptions, "deps" | "metrics">): void {
  const { pool } = deps.db;
  const gauge = metrics.gauge({
    name: "gotovo_database_connections",
    help: "Of this process: connections in use and idle, and statements that wait for one",
    labelNames: ["state"],
    collect() {
      gauge.set({ state: "in_use" }, pool.totalCount - pool.idleCount);
      gauge.set({ state: "idle" }, pool.idleCount);
      gauge.set({ state: "waiting" }, pool.waitingCount);
    },
  });
}
