import { flushCompileCache } from "node:module";
import {
  createLogger,
  createShutdown,
  explainFailedStart,
  type Logger,
  type Shutdown,
  stopOnSignals,
} from "@gotovo/runtime";
import { banner } from "./banner.ts";
import { type Config, readConfig } from "./config.ts";
import { startProduct } from "./product.ts";
import type { Purpose } from "./refused.ts";
import type { Role } from "./roles.ts";
import { startParts } from "./start-parts.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Starts the product and keeps it until a signal; says what went wrong and ends the process if it cannot start. */
export async function run(env: Env): Promise<void> {
  await keep(env, "serve", async (config, log, shutdown) => {
    process.stdout.write(banner(await startProduct(config, env, log, shutdown)));
  });
}

/** The same of some roles of it. */
export async function runRoles(env: Env, roles: ReadonlySet<Role>): Promise<void> {
  await keep(env, { roles }, async (config, log, shutdown) => {
    await startParts({ config, env, log, shutdown, roles });
    process.stdout.write(`Gotovo is ready: ${[...roles].join(", ")} on port ${config.port}.\n`);
  });
}

async function keep(
  env: Env,
  purpose: Purpose,
  start: (config: Config, log: Logger, shutdown: Shutdown) => Promise<void>,
): Promise<void> {
  try {
    const config = readConfig(env, purpose);
    const log = createLogger({ level: config.logLevel });
    const shutdown = createShutdown({ log, drainMs: config.drainMs });
    stopOnSignals(shutdown, log, process);
    try {
      await start(config, log, shutdown);
      flushCompileCache();
    } catch (error) {
      await shutdown.run();
      throw error;
    }
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

function explain(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number };
  if (code === "EADDRINUSE")
    return `Port ${port} is in use. Stop what uses it, or set PORT (or SANDBOX_PORT) to another.`;
  if (code === "EACCES" && port !== undefined)
    return `Port ${port} is not allowed to this user. Set PORT to one above 1023.`;
  return explainFailedStart(error);
}
