import {
  type CodeSettings,
  codeSettings,
  codeVariables,
  EnvError,
  envCount,
  envPort,
  envPositive,
  envUrl,
  parseEnv,
} from "@gotovo/runtime";
import { botToken, webhookSecret } from "@gotovo/telegram/process-config";
import { z } from "zod";

const schema = z.object({
  PORT: envPort(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address")
    .optional(),
  DATA_DIR: z.string().default(".data"),
  CUSTOMER_BOT_TOKEN: botToken.optional(),
  HORECA_BOT_TOKEN: botToken.optional(),
  TELEGRAM_API_ROOT: envUrl.optional(),
  SANDBOX_PORT: envPort(3001),
  PUBLIC_URL: envUrl.optional(),
  TELEGRAM_WEBHOOK_SECRET: webhookSecret.optional(),
  OUTBOUND_PER_SECOND: envPositive(30),
  OUTBOUND_PER_CHAT: envPositive(1),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  TRUSTED_PROXIES: envCount,
  ...codeVariables,
  NODE_ENV: z.string().optional(),
  SECRET_KEY: z.string().optional(),
});

export interface Config {
  readonly port: number;
  /** Null: embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
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
  readonly logLevel: string;
}

/**
 * Reads the settings of the whole product.
 * @throws EnvError naming every variable that is bad or missing, and why
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = parseEnv(schema, env);
  const customerToken = given.CUSTOMER_BOT_TOKEN;
  const horecaToken = given.HORECA_BOT_TOKEN;
  if ((customerToken === undefined) !== (horecaToken === undefined)) {
    const missing = customerToken === undefined ? "CUSTOMER_BOT_TOKEN" : "HORECA_BOT_TOKEN";
    throw new EnvError(
      `These settings cannot be used:\n  ${missing}: is required when the other bot's token is set`,
    );
  }
  if (customerToken !== undefined && customerToken === horecaToken) {
    throw new EnvError(
      "These settings cannot be used:\n  HORECA_BOT_TOKEN: must be another bot than CUSTOMER_BOT_TOKEN",
    );
  }
  return {
    port: given.PORT,
    databaseUrl: given.DATABASE_URL ?? null,
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
    logLevel: given.LOG_LEVEL,
  };
}
