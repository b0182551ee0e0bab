import { mkdir } from "node:fs/promises";
import { createDb, createJobs, migrate, startEmbeddedPostgres } from "@gotovo/db";
import { type Logger, loadSecretKey, type Shutdown } from "@gotovo/runtime";
import { prepareQueues } from "@gotovo/usecases/background";
import type { Deps } from "@gotovo/usecases/context";
import { createDeps } from "@gotovo/usecases/create-deps";
import type { Config } from "./config.ts";

/**
 * Opens the database (an embedded one when none is configured), brings it up to date and prepares the job queues.
 * Works beside a running product on the same data directory.
 */
export async function openStorage(
  config: Pick<Config, "databaseUrl" | "dataDir">,
  env: Record<string, string | undefined>,
  log: Logger,
  shutdown: Shutdown,
): Promise<Deps> {
  await mkdir(config.dataDir, { recursive: true });
  const secretKey = await loadSecretKey({ env, dataDir: config.dataDir });
  const url = config.databaseUrl ?? (await startEmbedded(config.dataDir, log, shutdown));
  await migrate(url);
  const db = createDb({ url, log });
  shutdown.add("database connections", () => db.close());
  const jobs = createJobs({ db, log });
  await jobs.start();
  shutdown.add("job queues", () => jobs.stop());
  await prepareQueues(jobs);
  return createDeps({ db, jobs, secretKey });
}

async function startEmbedded(dataDir: string, log: Logger, shutdown: Shutdown): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  shutdown.add("embedded PostgreSQL", () => postgres.stop());
  return postgres.url;
}
