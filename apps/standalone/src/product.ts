import { isLoopback, type Logger, type Shutdown } from "@gotovo/runtime";
import { dropLeases } from "@gotovo/usecases/leases/lease";
import type { Config } from "./config.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { openDemo } from "./demo.ts";
import { roles } from "./roles.ts";
import { startParts } from "./start-parts.ts";
import { startSandbox } from "./telegram.ts";

export interface Product {
  readonly url: string;
  readonly sandboxUrl: string | null;
  /** False while Telegram does not answer: the bots go on trying. */
  readonly botsReady: boolean;
  /** For the first member of staff of the demo café; null when there is no demo, or somebody works there. */
  readonly inviteUrl: string | null;
}

/** Starts all roles in this process, and where no tokens are set the sandbox and the demo café. */
export async function startProduct(
  config: Config,
  env: Readonly<Record<string, string | undefined>>,
  log: Logger,
  shutdown: Shutdown,
): Promise<Product> {
  prepareDataFolder(config.dataDir);
  const sandboxUrl = await startSandbox(config, shutdown);
  if (sandboxUrl !== null && config.host !== undefined && !isLoopback(config.host))
    log.warn({ host: config.host }, "In the sandbox anybody who reaches HOST can sign in as anybody");
  const { telegram, demo } = await startParts({
    ...{ config, env, log, shutdown, roles: new Set(roles) },
    sandboxUrl,
    openDemo: async (deps) => (hasDemo(config) ? openDemo(config, deps, log) : null),
    async prepare({ deps, isAlone }) {
      // On the embedded database this process works all queues, unless another product runs on the same folder.
      if (!(await isAlone())) return;
      await deps.jobs.recover();
      await dropLeases(deps);
    },
  });
  return {
    url: config.publicUrl,
    sandboxUrl,
    botsReady: Object.values(telegram.bots).every((bot) => bot.isReady()),
    inviteUrl: (await demo?.inviteUrl()) ?? null,
  };
}

/** A café where anybody may order and pay with nothing: never in production, nor beside others' data. */
function hasDemo({ isProduction, telegram, databaseUrl }: Config): boolean {
  return !isProduction && (telegram === null || databaseUrl === null);
}
