import { once } from "node:events";
import {
  type CodeSettings,
  createLogger,
  createShutdown,
  explainFailedStart,
  type Logger,
  loadSecretKeys,
  type SecretKeys,
  stopOnSignals,
} from "@gotovo/runtime";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { RunningBot } from "./create-bot.ts";
import { type BotConfig, readBotConfig } from "./process-config.ts";

export interface BotMainOptions<Deps> {
  readonly name: string;
  readonly tokenVariable: string;
  /** Of the other bot: files cross from it. */
  readonly peerTokenVariable: string;
  readonly env: Record<string, string | undefined>;
  readonly open: (options: {
    url: string;
    secretKeys: SecretKeys;
    log: Logger;
    codes: CodeSettings;
  }) => Promise<{ deps: Deps; close(): Promise<void> }>;
  readonly create: (deps: Deps, config: BotConfig, log: Logger) => RunningBot;
}

/** Runs one bot as a process of its own, beside the API's, on one PostgreSQL; with a webhook it serves that too. */
export async function botMain<Deps>(options: BotMainOptions<Deps>): Promise<void> {
  try {
    const { env, name } = options;
    const config = readBotConfig(env, name, options.tokenVariable, options.peerTokenVariable);
    const log = createLogger({ level: config.logLevel });
    const shutdown = createShutdown({ log });
    stopOnSignals(shutdown, log, process);
    const secretKeys = await loadSecretKeys({ env, dataDir: config.dataDir });
    const { databaseUrl: url, codes } = config;
    const { deps, close } = await options.open({ url, secretKeys, log, codes });
    shutdown.add("database and job queues", close);
    const bot = options.create(deps, config, log);
    shutdown.add(name, () => bot.stop());
    if (bot.webhook && config.webhook) {
      const { webhook } = bot;
      const server = serve({
        fetch: new Hono().post(config.webhook.path, (c) => webhook(c.req.raw)).fetch,
        port: config.webhook.port,
        hostname: config.webhook.host,
        serverOptions: { keepAliveTimeout: config.webhook.keepAliveMs },
      });
      await once(server, "listening");
      shutdown.add("webhook", () => new Promise<void>((resolve) => server.close(() => resolve())));
    }
    await bot.start();
    log.info({ bot: name }, "the bot is ready");
  } catch (error) {
    process.stderr.write(`${explainFailedStart(error)}\n`);
    process.exit(1);
  }
}
