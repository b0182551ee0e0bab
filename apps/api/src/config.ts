import {
  type CodeSettings,
  codeSettings,
  codeVariables,
  envCount,
  envKeepAlive,
  envMode,
  envPort,
  envPortNumber,
  envUrl,
  hostOf,
  metricsPortProblems,
  parseEnv,
  publicUrlProblems,
  refuseProblems,
  webhookAddressProblems,
  webhookVariables,
} from "@gotovo/runtime";
import { z } from "zod";

const schema = z.object({
  PORT: envPort(3000),
  HOST: z.string().optional(),
  KEEP_ALIVE_SECONDS: envKeepAlive,
  METRICS_PORT: envPortNumber.optional(),
  NODE_ENV: envMode,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  DATA_DIR: z.string().default(".data"),
  PUBLIC_URL: envUrl.optional(),
  TRUSTED_PROXIES: envCount,
  ...codeVariables,
  ...webhookVariables,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export interface Config {
  readonly isProduction: boolean;
  readonly port: number;
  /** Undefined: every address of this machine. */
  readonly host: string | undefined;
  /** Milliseconds that an idle connection is kept. */
  readonly keepAliveMs: number;
  /** Null: `/metrics` is with the API, for this machine only; in production nowhere. */
  readonly metricsPort: number | null;
  readonly databaseUrl: string;
  /** Where development keeps its secret key. */
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly trustedProxies: number;
  readonly codes: CodeSettings;
  /** Webhooks may go to http and private addresses: development. */
  readonly webhooksToPrivate: boolean;
  readonly eventsKeptDays: number;
  readonly logLevel: string;
}

/**
 * Reads the settings of the API as a process of its own.
 * @throws EnvError naming every variable that is bad or missing, and why
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = parseEnv(schema, env);
  refuseProblems({
    ...publicUrlProblems(given),
    ...metricsPortProblems(given),
    ...webhookAddressProblems(given),
  });
  return {
    isProduction: given.NODE_ENV === "production",
    port: given.PORT,
    host: hostOf(given),
    keepAliveMs: given.KEEP_ALIVE_SECONDS * 1000,
    metricsPort: given.METRICS_PORT ?? null,
    databaseUrl: given.DATABASE_URL,
    dataDir: given.DATA_DIR,
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.PORT}`,
    trustedProxies: given.TRUSTED_PROXIES,
    codes: codeSettings(given),
    webhooksToPrivate: given.WEBHOOK_ALLOW_PRIVATE,
    eventsKeptDays: given.EVENTS_KEPT_DAYS,
    logLevel: given.LOG_LEVEL,
  };
}
