import { join } from "node:path";
import {
  createApi,
  createHealthSite,
  createMetricsSite,
  watchEscalations,
  watchPushes,
  watchWebhooks,
} from "@gotovo/api";
import {
  createMetrics,
  createWebhookSender,
  EnvError,
  type Logger,
  type Metrics,
  openTracing,
  refuseProblems,
  type Shutdown,
  serveOn,
  type Trace,
  traceSends,
} from "@gotovo/runtime";
import { classify, type RunningBot } from "@gotovo/telegram";
import { startBackground } from "@gotovo/usecases/background";
import type { Deps } from "@gotovo/usecases/context";
import { createWeb } from "@gotovo/web";
import packageJson from "../package.json" with { type: "json" };
import type { Config } from "./config.ts";
import type { DemoSetup } from "./demo.ts";
import type { Role } from "./roles.ts";
import { openStorage, type Storage } from "./storage.ts";
import { botKinds, createTelegramSide, loopback, type TelegramSide, tokenVariables } from "./telegram.ts";

/** Where the built pages are. */
const webDist = join(import.meta.dirname, "../../web/dist");

const { version } = packageJson;

export interface PartsOptions {
  readonly config: Config;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Logger;
  readonly shutdown: Shutdown;
  readonly roles: ReadonlySet<Role>;
  /** Of the local Telegram; none unless given. */
  readonly sandboxUrl?: string | null;
  /** Opens the demo café, where there is one. */
  readonly openDemo?: ((deps: Deps) => Promise<DemoSetup | null>) | undefined;
  /** Before anything is worked. */
  readonly prepare?: ((storage: Storage) => Promise<void>) | undefined;
}

export interface Parts {
  readonly telegram: TelegramSide;
  readonly demo: DemoSetup | null;
}

interface Running {
  readonly options: PartsOptions;
  readonly deps: Deps;
  readonly telegram: TelegramSide;
  readonly demo: DemoSetup | null;
  readonly metrics: Metrics;
}

/**
 * Starts what a process has to do. Resolves when it is ready for use; with Telegram out of reach the rest works already, and
 * `/health/ready` says what is missing.
 */
export async function startParts(options: PartsOptions): Promise<Parts> {
  const { config, env, log, shutdown, roles, sandboxUrl = null } = options;
  const trace = await openTrace(options);
  const sender = createWebhookSender({ allowPrivate: config.webhooksToPrivate });
  shutdown.add("connections of webhooks", () => sender.close());
  const webhooks = traceSends(sender, trace);
  const codes = config.codes(loopback(sandboxUrl));
  const storage = await openStorage(config, env, log, shutdown, { codes, webhooks, trace });
  const { deps } = storage;
  const metrics = createMetrics();
  const telegram = createTelegramSide({ config, deps, log, shutdown, sandboxUrl, roles, metrics });
  const demo = (await options.openDemo?.(deps)) ?? null;
  const site = createSite({ options, deps, telegram, demo, metrics });
  const { host, port, keepAliveMs, metricsPort } = config;
  await serveOn({ host, port, keepAliveMs }, site.fetch, shutdown);
  if (metricsPort !== null)
    await serveOn({ host, port: metricsPort, keepAliveMs }, createMetricsSite(metrics).fetch, shutdown);
  await options.prepare?.(storage);
  if (roles.has("worker")) {
    const onError = (error: unknown) => log.error({ err: error }, "Background work failed");
    const onAttempt = watchWebhooks({ deps, log, metrics });
    const onEscalation = watchEscalations({ metrics });
    const onPush = watchPushes({ metrics });
    const { kept } = config;
    shutdown.add(
      "background work",
      startBackground(deps, { onError, onAttempt, onEscalation, onPush, kept }),
    );
  }
  await startBots(telegram, log, shutdown);
  return { telegram, demo };
}

/** Traces are begun before all else, and sent last. */
async function openTrace({ config, log, shutdown, roles }: PartsOptions): Promise<Trace | undefined> {
  const { tracesTo: endpoint } = config;
  if (endpoint === null) return undefined;
  const { trace, close } = await openTracing({ endpoint, roles: [...roles], version, log });
  shutdown.add("traces", close);
  return trace;
}

/** API and pages on one origin, or health alone; and Telegram's webhooks for the bots of this process. */
function createSite({ options, deps, telegram, demo, metrics }: Running): ReturnType<typeof createApi> {
  const { config, log, shutdown, roles } = options;
  const { publicUrl, trustedProxies, databaseConnections } = config;
  const readiness = async () => {
    const bots = Object.entries(telegram.bots).map(([kind, bot]) => [`${kind}_bot`, bot.isReady()]);
    const checks = { ...Object.fromEntries(bots), ...(shutdown.asked.aborted && { stopping: false }) };
    const cutOff = Object.entries(telegram.bots).filter(([, bot]) => bot.isReady() && bot.isCutOff());
    const warnings = cutOff.map(([kind]) => `Telegram does not answer the ${kind} bot.`);
    return { ready: Object.values(checks).every(Boolean), checks, warnings };
  };
  const common = {
    ...{ deps, log, metrics, publicUrl, trustedProxies, readiness, databaseConnections },
    showsMetrics: config.metricsPort === null && !config.isProduction,
    telegramLinkRoot: telegram.linkRoot,
    signal: shutdown.signal,
  };
  const isApi = roles.has("api");
  const site = isApi ? createApi(common) : createHealthSite(common);
  for (const [kind, { webhook }] of Object.entries(telegram.bots))
    if (webhook) site.post(`/telegram/${kind}`, (c) => webhook(c.req.raw));
  if (isApi)
    site.route("/", createWeb({ dist: webDist, demo: demo?.web, telegramLinkRoot: telegram.linkRoot }));
  return site;
}

/** Waits for the bots, but not forever: a process without Telegram still serves the rest. */
async function startBots({ bots }: TelegramSide, log: Logger, shutdown: Shutdown): Promise<void> {
  const patience = AbortSignal.any([AbortSignal.timeout(5_000), shutdown.signal]);
  const started = Promise.all(
    botKinds.map((kind) => {
      const bot = bots[kind];
      return bot && startBot(bot, tokenVariables[kind]);
    }),
  );
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
