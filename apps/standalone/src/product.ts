import { join } from "node:path";
import { createApi, createMetricsSite, watchWebhooks } from "@gotovo/api";
import {
  createMetrics,
  createWebhookSender,
  EnvError,
  isLoopback,
  type Logger,
  type Metrics,
  refuseProblems,
  type Shutdown,
} from "@gotovo/runtime";
import { classify, type RunningBot } from "@gotovo/telegram";
import { startBackground } from "@gotovo/usecases/background";
import type { Deps } from "@gotovo/usecases/context";
import { createWeb } from "@gotovo/web";
import type { Config } from "./config.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { type DemoSetup, openDemo } from "./demo.ts";
import { serveOn } from "./serve-on.ts";
import { openStorage } from "./storage.ts";
import { createTelegramSide, loopback, startSandbox, type TelegramSide } from "./telegram.ts";

export interface Product {
  readonly url: string;
  readonly sandboxUrl: string | null;
  /** False while Telegram does not answer: the bots go on trying. */
  readonly botsReady: boolean;
  /** For the first member of staff of the demo café; null when there is no demo, or somebody works there. */
  readonly inviteUrl: string | null;
}

/** Where the built pages are. */
const webDist = join(import.meta.dirname, "../../web/dist");

/**
 * Starts everything in this process: database, sandbox, API and pages, both bots. Resolves when it is ready for use;
 * with Telegram out of reach the API works already, and `/health/ready` says what is missing.
 */
export async function startProduct(
  config: Config,
  env: Record<string, string | undefined>,
  log: Logger,
  shutdown: Shutdown,
): Promise<Product> {
  prepareDataFolder(config.dataDir);
  const sandboxUrl = await startSandbox(config, shutdown);
  if (sandboxUrl !== null && config.host !== undefined && !isLoopback(config.host))
    log.warn({ host: config.host }, "In the sandbox anybody who reaches HOST can sign in as anybody");
  const webhooks = createWebhookSender({ allowPrivate: config.webhooksToPrivate });
  shutdown.add("connections of webhooks", () => webhooks.close());
  const codes = config.codes(loopback(sandboxUrl));
  const deps = await openStorage(config, env, log, shutdown, { codes, webhooks });
  const telegram = createTelegramSide(config, deps, log, shutdown, sandboxUrl);
  const demo = hasDemo(config) ? await openDemo(config, deps, log) : null;
  const metrics = createMetrics();
  const site = createSite(config, deps, telegram, demo, metrics, log, shutdown.signal);
  await serveOn(config, site.fetch, config.port, shutdown);
  if (config.metricsPort !== null)
    await serveOn(config, createMetricsSite(metrics).fetch, config.metricsPort, shutdown);
  // On the embedded database this process works all queues, unless another product runs on the same folder.
  if (config.databaseUrl === null) await deps.jobs.recoverIfAlone();
  const onError = (error: unknown) => log.error({ err: error }, "Background work failed");
  const onAttempt = watchWebhooks({ deps, log, metrics });
  const { eventsKeptDays } = config;
  shutdown.add("background work", startBackground(deps, { onError, onAttempt, eventsKeptDays }));
  await startBots(telegram, log, shutdown);
  return {
    url: config.publicUrl,
    sandboxUrl: telegram.sandboxUrl,
    botsReady: telegram.customer.isReady() && telegram.horeca.isReady(),
    inviteUrl: (await demo?.inviteUrl()) ?? null,
  };
}

/** A café where anybody may order and pay with nothing: never in production, nor beside others' data. */
function hasDemo({ isProduction, telegram, databaseUrl }: Config): boolean {
  return !isProduction && (telegram === null || databaseUrl === null);
}

/** API and pages on one origin, and Telegram's webhooks when they are used. */
function createSite(
  config: Config,
  deps: Deps,
  telegram: TelegramSide,
  demo: DemoSetup | null,
  metrics: Metrics,
  log: Logger,
  signal: AbortSignal,
): ReturnType<typeof createApi> {
  const readiness = async () => {
    const checks = { customer_bot: telegram.customer.isReady(), horeca_bot: telegram.horeca.isReady() };
    return { ready: Object.values(checks).every(Boolean), checks };
  };
  const site = createApi({
    deps,
    log,
    metrics,
    showsMetrics: config.metricsPort === null && !config.isProduction,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    telegramLinkRoot: telegram.linkRoot,
    readiness,
    signal,
  });
  for (const bot of ["customer", "horeca"] as const) {
    const { webhook } = telegram[bot];
    if (webhook) site.post(`/telegram/${bot}`, (c) => webhook(c.req.raw));
  }
  site.route("/", createWeb({ dist: webDist, demo: demo?.web, telegramLinkRoot: telegram.linkRoot }));
  return site;
}

/** Waits for the bots, but not forever: a product without Telegram still serves its API. */
async function startBots(telegram: TelegramSide, log: Logger, shutdown: Shutdown): Promise<void> {
  const patience = AbortSignal.any([AbortSignal.timeout(5_000), shutdown.signal]);
  const started = Promise.all([
    startBot(telegram.customer, "CUSTOMER_BOT_TOKEN"),
    startBot(telegram.horeca, "HORECA_BOT_TOKEN"),
  ]);
  const waited = new Promise<void>((resolve) => patience.addEventListener("abort", () => resolve()));
  started.catch((error: unknown) => {
    if (shutdown.signal.aborted) return;
    if (error instanceof EnvError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, "A bot cannot start");
    void shutdown.run().then(() => process.exit(1));
  });
  await Promise.race([started, waited]);
}

/** @throws EnvError naming the variable when Telegram does not know its token, or does not take our webhook */
async function startBot(bot: RunningBot, variable: string): Promise<void> {
  try {
    await bot.start();
  } catch (error) {
    const failure = classify(error);
    if (failure?.kind === "unauthorized") refuseProblems({ [variable]: "Telegram does not know this token" });
    if (failure?.kind === "refused" && (error as { method?: string }).method === "setWebhook")
      refuseProblems({ PUBLIC_URL: `Telegram does not take it for webhooks: ${failure.description}` });
    throw error;
  }
}
