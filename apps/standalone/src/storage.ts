import { type EmbeddedPostgres, startEmbeddedPostgres } from "@gotovo/db";
import {
  type CodeSettings,
  type Logger,
  loadSecretKeys,
  type Shutdown,
  type Trace,
  type WebhookSender,
} from "@gotovo/runtime";
import type { Deps } from "@gotovo/usecases/context";
import { openDeps } from "@gotovo/usecases/open-deps";
import type { Config } from "./config.ts";
import { prepareDataFolder } from "./data-folder.ts";

export interface Storage {
  readonly deps: Deps;
  /** True when no other product runs on the same embedded database, until this process ends. False on any other. */
  isAlone(): Promise<boolean>;
}

/**
 * Opens the database and prepares the job queues. An embedded one, when none is configured, is brought up to date first.
 * Works beside a running product on the same data directory.
 */
export async function openStorage(
  config: Pick<Config, "databaseUrl" | "databaseDirectUrl" | "databaseConnections" | "dataDir">,
  env: Record<string, string | undefined>,
  log: Logger,
  shutdown: Shutdown,
  outside: {
    readonly codes?: CodeSettings;
    readonly webhooks?: WebhookSender;
    readonly trace?: Trace | undefined;
  } = {},
): Promise<Storage> {
  // Without an embedded database, nor a key that development makes for itself, nothing is kept there: a production may run
  // where it can write nowhere.
  if (config.databaseUrl === null || !env.SECRET_KEY) prepareDataFolder(config.dataDir);
  const secretKeys = await loadSecretKeys({ env, dataDir: config.dataDir });
  const embedded = config.databaseUrl === null ? await startEmbedded(config.dataDir, log, shutdown) : null;
  const url = config.databaseUrl ?? (embedded as EmbeddedPostgres).url;
  const poolSize = config.databaseConnections;
  const directUrl = config.databaseDirectUrl ?? undefined;
  // A database of its own is nobody else's; of any other, when it changes is its operator's to say.
  const migrates = embedded !== null;
  const { deps, close } = await openDeps({ url, directUrl, poolSize, migrates, secretKeys, log, ...outside });
  shutdown.add("database and job queues", close);
  return { deps, isAlone: async () => (await embedded?.isAlone()) ?? false };
}

async function startEmbedded(dataDir: string, log: Logger, shutdown: Shutdown): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  shutdown.add("embedded PostgreSQL", () => postgres.stop());
  return postgres;
}
