import {
  type CodeSettings,
  codeSettings,
  codeVariables,
  envCount,
  envKeepAlive,
  envMode,
  envPort,
  envPortNumber,
  envPositive,
  envUrl,
  hostOf,
  keptVariables,
  parseEnv,
  webhookVariables,
} from "@gotovo/runtime";
import { botToken, webhookSecret } from "@gotovo/telegram/bot-variables";
import type { KeptDays } from "@gotovo/usecases/maintenance/rule";
import { z } from "zod";
import { databaseUrl } from "./database-url.ts";
import { type Purpose, refuseTogether } from "./refused.ts";

/** Somebody in a transaction may need one more, and somebody else must still be able to end theirs. */
const fewestConnections = 3;

const schema = z.object({
  PORT: envPort(3000),
  HOST: z.string().optional(),
  KEEP_ALIVE_SECONDS: envKeepAlive,
  METRICS_PORT: envPortNumber.optional(),
  DRAIN_SECONDS: envCount,
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  DATABASE_CONNECTIONS: envPositive(10).refine(
    (count) => Number.isInteger(count) && count >= fewestConnections,
    `must be a whole number from ${fewestConnections} on`,
  ),
  DATA_DIR: z.string().default(".data"),
  CUSTOMER_BOT_TOKEN: botToken.optional(),
  HORECA_BOT_TOKEN: botToken.optional(),
  TELEGRAM_API_ROOT: envUrl.optional(),
  SANDBOX_PORT: envPort(3001),
  PUBLIC_URL: envUrl.optional(),
  TELEGRAM_WEBHOOK_SECRET: webhookSecret.optional(),
  OUTBOUND_PER_SECOND: envPositive(30),
  OUTBOUND_PER_CHAT: envPositive(1),
  OTEL_EXPORTER_OTLP_ENDPOINT: envUrl.optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  TRUSTED_PROXIES: envCount,
  ...codeVariables,
  ...webhookVariables,
  ...keptVariables,
  NODE_ENV: envMode,
  SECRET_KEY: z.string().optional(),
  SECRET_KEY_PREVIOUS: z.string().optional(),
});

/** The names of all variables that the product reads. */
export const variables: readonly string[] = Object.keys(schema.shape);

export interface Config {
  readonly isProduction: boolean;
  readonly port: number;
  /** Undefined: every address of this machine. */
  readonly host: string | undefined;
  /** Milliseconds that an idle connection is kept. */
  readonly keepAliveMs: number;
  /** Null: `/metrics` is with the API, for this machine only; in production nowhere. */
  readonly metricsPort: number | null;
  /** Milliseconds between "not ready" and no new work, when the process is stopped. */
  readonly drainMs: number;
  /** Null: embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Past a pooler; null: the same. */
  readonly databaseDirectUrl: string | null;
  /** Of this process at most, besides the one that listens. */
  readonly databaseConnections: number;
  readonly dataDir: string;
  /** Null: the sandbox is started and used. */
  readonly telegram: {
    readonly customerToken: string;
    readonly horecaToken: string;
    readonly apiRoot: string | undefined;
  } | null;
  readonly sandboxPort: number;
  readonly publicUrl: string;
  readonly webhookSecret: string | null;
  readonly outboundPerSecond: number;
  readonly outboundPerChat: number;
  readonly trustedProxies: number;
  /** @param sandboxUrl of the local Telegram, if it runs */
  readonly codes: (sandboxUrl: string | null) => CodeSettings;
  /** Webhooks may go to http and private addresses: development. */
  readonly webhooksToPrivate: boolean;
  /** Of a collector of traces; null: none are kept. */
  readonly tracesTo: string | null;
  /** How long what grows is kept. */
  readonly kept: KeptDays;
  readonly logLevel: string;
}

/**
 * Reads the settings of the whole product.
 * @throws EnvError naming every variable that is bad or missing, and why
 */
export function readConfig(env: Record<string, string | undefined>, purpose: Purpose = "serve"): Config {
  const given = parseEnv(schema, env);
  refuseTogether(given, purpose);
  const { CUSTOMER_BOT_TOKEN: customerToken, HORECA_BOT_TOKEN: horecaToken } = given;
  return {
    isProduction: given.NODE_ENV === "production",
    port: given.PORT,
    host: hostOf(given),
    keepAliveMs: given.KEEP_ALIVE_SECONDS * 1000,
    metricsPort: given.METRICS_PORT ?? null,
    drainMs: given.DRAIN_SECONDS * 1000,
    databaseUrl: given.DATABASE_URL ?? null,
    databaseDirectUrl: given.DATABASE_DIRECT_URL ?? null,
    databaseConnections: given.DATABASE_CONNECTIONS,
    dataDir: given.DATA_DIR,
    telegram:
      customerToken !== undefined && horecaToken !== undefined
        ? { customerToken, horecaToken, apiRoot: given.TELEGRAM_API_ROOT }
        : null,
    sandboxPort: given.SANDBOX_PORT,
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.PORT}`,
    webhookSecret: given.TELEGRAM_WEBHOOK_SECRET ?? null,
    outboundPerSecond: given.OUTBOUND_PER_SECOND,
    outboundPerChat: given.OUTBOUND_PER_CHAT,
    trustedProxies: given.TRUSTED_PROXIES,
    codes: (sandboxUrl) => codeSettings(given, sandboxUrl),
    webhooksToPrivate: given.WEBHOOK_ALLOW_PRIVATE,
    tracesTo: given.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    kept: {
      events: given.EVENTS_KEPT_DAYS,
      messages: given.MESSAGES_KEPT_DAYS,
      orders: given.ORDERS_KEPT_DAYS,
    },
    logLevel: given.LOG_LEVEL,
  };
}
