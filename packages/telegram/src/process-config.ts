import {
  type CodeSettings,
  codeSettings,
  codeVariables,
  envKeepAlive,
  envMode,
  envPort,
  envPositive,
  envUrl,
  hostOf,
  parseEnv,
  publicUrlProblems,
  refuseProblems,
} from "@gotovo/runtime";
import { z } from "zod";
import { webhookProblems } from "./webhook-problems.ts";

/** A bot token as BotFather gives it. */
export const botToken = z
  .string()
  .regex(/^\d+:[\w-]+$/, "must be a bot token from BotFather, such as 123456:ABC…");

/** What Telegram takes as a webhook's secret, and long enough not to be guessed: it is all that tells Telegram from others. */
export const webhookSecret = z.string().regex(/^[\w-]{16,256}$/, "must be 16-256 of A-Z a-z 0-9 _ -");

const schema = {
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  DATA_DIR: z.string().default(".data"),
  PORT: envPort(3000),
  HOST: z.string().optional(),
  KEEP_ALIVE_SECONDS: envKeepAlive,
  NODE_ENV: envMode,
  PUBLIC_URL: envUrl.optional(),
  TELEGRAM_API_ROOT: envUrl.optional(),
  TELEGRAM_WEBHOOK_SECRET: webhookSecret.optional(),
  OUTBOUND_PER_SECOND: envPositive(30),
  OUTBOUND_PER_CHAT: envPositive(1),
  ...codeVariables,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
};

export interface BotConfig {
  readonly token: string;
  /** The other bot's. */
  readonly peerToken: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly apiRoot: string | undefined;
  /** Null: long polling. */
  readonly webhook: {
    readonly url: string;
    readonly secret: string;
    readonly path: string;
    readonly port: number;
    /** Undefined: every address. */
    readonly host: string | undefined;
    /** Milliseconds that an idle connection is kept. */
    readonly keepAliveMs: number;
  } | null;
  readonly outboundPerSecond: number;
  readonly outboundPerChat: number;
  readonly codes: CodeSettings;
  readonly logLevel: string;
}

/**
 * Reads the settings of one bot as a process of its own; its webhook, if any, is `<PUBLIC_URL>/telegram/<name>`.
 * @throws EnvError naming every variable that is bad or missing, and why
 */
export function readBotConfig(
  env: Record<string, string | undefined>,
  name: string,
  tokenVariable: string,
  peerTokenVariable: string,
): BotConfig {
  const tokens = { [tokenVariable]: botToken, [peerTokenVariable]: botToken };
  const given = parseEnv(z.object({ ...schema, ...tokens }), env) as z.output<z.ZodObject<typeof schema>> &
    Record<string, unknown>;
  const path = `/telegram/${name}`;
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  const secret = given.TELEGRAM_WEBHOOK_SECRET;
  refuseProblems({
    ...webhookProblems(publicUrl, secret, given.TELEGRAM_API_ROOT === undefined ? "telegram" : "own server"),
    ...publicUrlProblems(secret === undefined ? { PUBLIC_URL: given.PUBLIC_URL } : given),
  });
  return {
    token: String(given[tokenVariable]),
    peerToken: String(given[peerTokenVariable]),
    databaseUrl: given.DATABASE_URL,
    dataDir: given.DATA_DIR,
    apiRoot: given.TELEGRAM_API_ROOT,
    webhook:
      secret === undefined
        ? null
        : {
            url: publicUrl + path,
            secret,
            path,
            port: given.PORT,
            host: hostOf(given),
            keepAliveMs: given.KEEP_ALIVE_SECONDS * 1000,
          },
    outboundPerSecond: given.OUTBOUND_PER_SECOND,
    outboundPerChat: given.OUTBOUND_PER_CHAT,
    codes: codeSettings(given),
    logLevel: given.LOG_LEVEL,
  };
}
