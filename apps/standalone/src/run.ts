import { flushCompileCache } from "node:module";
import { createLogger, createShutdown, explainFailedStart, stopOnSignals } from "@gotovo/runtime";
import { banner } from "./banner.ts";
import { readConfig } from "./config.ts";
import { startProduct } from "./product.ts";

/** Starts the product and keeps it until a signal; says what went wrong and ends the process if it cannot start. */
export async function run(env: Record<string, string | undefined>): Promise<void> {
  try {
    const config = readConfig(env);
    const log = createLogger({ level: config.logLevel });
    const shutdown = createShutdown({ log });
    stopOnSignals(shutdown, log, process);
    try {
      const product = await startProduct(config, env, log, shutdown);
      process.stdout.write(banner(product));
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
