import { createApi } from "@gotovo/api";
import { createLogger, createMetrics } from "@gotovo/runtime";
import { serve } from "@hono/node-server";
import { openBenchDeps } from "../lib/database.ts";
import { signUpHolder } from "../lib/seed-sign-ups.ts";

// The product's API as it is, in a process of its own. WAITING: so many sign-ups have their page open.
const deps = await openBenchDeps(process.env.DATABASE_URL ?? "");
const app = createApi({
  deps,
  log: createLogger({ level: "warn" }),
  metrics: createMetrics(),
  publicUrl: "http://localhost",
  readiness: async () => ({ ready: true, checks: {} }),
});
const shown = Array.from({ length: Number(process.env.WAITING ?? 0) }, (_, n) => watch(n));
await Promise.all(shown);
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  process.send?.({ port }),
);
process.once("SIGTERM", () => {
  server.close();
  void deps.close().then(() => process.exit(0));
});

/** Opens the stream of a sign-up's page, as its socket would; resolves when it shows something. */
async function watch(n: number): Promise<void> {
  const { sessionId, browserSecret } = signUpHolder(n);
  const headers = { cookie: `gotovo_signup=${browserSecret}` };
  const { body } = await app.request(`/auth/telegram/events?sessionId=${sessionId}`, { headers });
  await new Promise<void>((resolve) => {
    const write = (chunk: Uint8Array) => {
      if (Buffer.from(chunk).includes("event: status")) resolve();
    };
    void body?.pipeTo(new WritableStream({ write }));
  });
}
