import { once } from "node:events";
import { createDb, createJobs, migrate } from "@gotovo/db";
import {
  createLogger,
  createMetrics,
  createShutdown,
  EnvError,
  loadSecretKey,
  stopOnSignals,
} from "@gotovo/runtime";
import { prepareQueues } from "@gotovo/usecases/background";
import { createDeps } from "@gotovo/usecases/create-deps";
import { serve } from "@hono/node-server";
import { readConfig } from "./config.ts";
import { createApi } from "./create-api.ts";

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof EnvError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}

/** The API as a process of its own, beside the bots' processes, on one PostgreSQL. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const secretKey = await loadSecretKey({ env: process.env, dataDir: config.dataDir });
  const log = createLogger({ level: config.logLevel });
  const shutdown = createShutdown({ log });
  stopOnSignals(shutdown, log, process);

  await migrate(config.databaseUrl);
  const db = createDb({ url: config.databaseUrl, log });
  shutdown.add("database connections", () => db.close());
  const jobs = createJobs({ db, log });
  await jobs.start();
  shutdown.add("job queues", () => jobs.stop());
  await prepareQueues(jobs);

  const deps = createDeps({ db, jobs, secretKey });
  const { signal } = shutdown;
  const api = createApi({ deps, log, metrics: createMetrics(), publicUrl: config.publicUrl, signal });
  const server = serve({ fetch: api.fetch, port: config.port });
  shutdown.add("HTTP server", () => new Promise<void>((resolve) => server.close(() => resolve())));
  await once(server, "listening");
  log.info({ url: config.publicUrl }, "the API is ready");
}
