import { DomainError } from "@gotovo/domain";
import { createLogger, createShutdown, explainFailedStart } from "@gotovo/runtime";
import type { Deps } from "@gotovo/usecases/context";
import { type Config, readConfig } from "./config.ts";
import { openStorage } from "./storage.ts";

export type Work = (deps: Deps, config: Config) => Promise<object | string>;

/**
 * Runs an operator's command over the product's database, beside a running product or without one. `understand` reads
 * the call and answers what to do; what that resolves with is printed, an object as one line of JSON. A failure is told
 * on standard error, and the exit code is 1.
 */
export async function runCommand(
  env: Record<string, string | undefined>,
  understand: () => Work | Promise<Work>,
): Promise<void> {
  try {
    const work = await understand();
    const config = readConfig(env, "command");
    const log = createLogger({ level: config.logLevel });
    const shutdown = createShutdown({ log });
    try {
      const { deps } = await openStorage(config, env, log, shutdown);
      const answer = await work(deps, config);
      process.stdout.write(`${typeof answer === "string" ? answer : JSON.stringify(answer)}\n`);
    } finally {
      await shutdown.run();
    }
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

/** A mistake in the call of a command; its message is all the person needs. */
export class UsageError extends Error {}

function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof DomainError) return `${error.code}: ${JSON.stringify(error.details)}`;
  return explainFailedStart(error);
}
