import { once } from "node:events";
import {
  createLogger,
  createMetrics,
  createShutdown,
  createWebhookSender,
  explainFailedStart,
  loadSecretKeys,
  stopOnSignals,
} from "@gotovo/runtime";
import { startBackground } from "@gotovo/usecases/background";
import { openDeps } from "@gotovo/usecases/open-deps";
import { serve } from "@hono/node-server";
import { readConfig } from "./config.ts";
import { createApi } from "./create-api.ts";
import { createMetricsSite } from "./metrics-site.ts";
import { watchWebhooks } from "./watch-webhooks.ts";

try {
  await start();
} catch (error) {
  process.stderr.write(`${explainFailedStart(error)}\n`);
  process.exit(1);
}

/** The API as a process of its own, beside the bots' processes, on one PostgreSQL. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const secretKeys = await loadSecretKeys({ env: process.env, dataDir: config.dataDir });
  const log = createLogger({ level: config.logLevel });
  const shutdown = createShutdown({ log });
  stopOnSignals(shutdown, log, process);

  const { databaseUrl: url, codes, eventsKeptDays } = config;
  const webhooks = createWebhookSender({ allowPrivate: config.webhooksToPrivate });
  shutdown.add("connections of webhooks", () => webhooks.close());
  const { deps, close } = await openDeps({ url, secretKeys, log, codes, webhooks });
  shutdown.add("database and job queues", close);
  const metrics = createMetrics();
  const onError = (error: unknown) => log.error({ err: error }, "background work failed");
  const onAttempt = watchWebhooks({ deps, log, metrics });
  shutdown.add("background work", startBackground(deps, { onError, onAttempt, eventsKeptDays }));
  const { signal } = shutdown;
  const { publicUrl, trustedProxies, host, metricsPort, keepAliveMs } = config;
  const showsMetrics = metricsPort === null && !config.isProduction;
  const api = createApi({ deps, log, metrics, showsMetrics, publicUrl, trustedProxies, signal });
  await listen(api.fetch, config.port);
  if (metricsPort !== null) await listen(createMetricsSite(metrics).fetch, metricsPort);
  log.info({ url: config.publicUrl }, "the API is ready");

  async function listen(fetch: Parameters<typeof serve>[0]["fetch"], port: number): Promise<void> {
    const serverOptions = { keepAliveTimeout: keepAliveMs };
    const server = serve({ fetch, port, hostname: host, serverOptions });
    shutdown.add("HTTP server", () => new Promise<void>((resolve) => server.close(() => resolve())));
    await once(server, "listening");
  }
}
