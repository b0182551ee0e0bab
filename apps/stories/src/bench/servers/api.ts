import { createApi } from "@gotovo/api";
import { createLogger, createMetrics } from "@gotovo/runtime";
import { serve } from "@hono/node-server";
import { openBenchDeps } from "../lib/database.ts";
import { signUpHolder } from "../lib/seed-sign-ups.ts";

/** As many pages as one process keeps open for people whom it does not know (`strangersCaps`). */
const pagesAtMost = 2_000;

// The product's API as it is, in a process of its own. WAITING: of so many sign-ups that wait, the first have their page open.
const deps = await openBenchDeps(process.env.DATABASE_URL ?? "");
const app = createApi({
  deps,
  log: createLogger({ level: "warn" }),
  metrics: createMetrics(),
  publicUrl: "http://localhost",
  trustedProxies: 1,
  readiness: async () => ({ ready: true, checks: {} }),
  databaseConnections: 10,
});
for (let n = 0; n < Math.min(Number(process.env.WAITING ?? 0), pagesAtMost); n++) await watch(n);
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
  const headers = {
    cookie: `gotovo_signup=${browserSecret}`,
    "x-forwarded-for": `10.0.${n >> 8}.${n & 255}`,
  };
  const { body, status } = await app.request(`/auth/telegram/events?sessionId=${sessionId}`, { headers });
  if (status !== 200) throw new Error(`The page of a sign-up was answered ${status}`);
  await new Promise<void>((resolve) => {
    const write = (chunk: Uint8Array) => {
      if (Buffer.from(chunk).includes("event: status")) resolve();
    };
    void body?.pipeTo(new WritableStream({ write }));
  });
}
