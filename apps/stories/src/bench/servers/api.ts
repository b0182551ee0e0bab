import { createApi } from "@gotovo/api";
import { createLogger, createMetrics } from "@gotovo/runtime";
import { serve } from "@hono/node-server";
import { openBenchDeps } from "../lib/database.ts";

// The product's API as it is, in a process of its own.
const deps = await openBenchDeps(process.env.DATABASE_URL ?? "");
const app = createApi({
  deps,
  log: createLogger({ level: "warn" }),
  metrics: createMetrics(),
  publicUrl: "http://localhost",
  readiness: async () => ({ ready: true, checks: {} }),
});
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  process.send?.({ port }),
);
process.once("SIGTERM", () => {
  server.close();
  void deps.close().then(() => process.exit(0));
});
