import {
  type CodeSettings,
  codeSettings,
  codeVariables,
  envCount,
  envPort,
  envUrl,
  parseEnv,
} from "@gotovo/runtime";
import { z } from "zod";

const schema = z.object({
  PORT: envPort(3000),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  DATA_DIR: z.string().default(".data"),
  PUBLIC_URL: envUrl.optional(),
  TRUSTED_PROXIES: envCount,
  ...codeVariables,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export interface Config {
  readonly port: number;
  readonly databaseUrl: string;
  /** Where development keeps its secret key. */
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly trustedProxies: number;
  readonly codes: CodeSettings;
  readonly logLevel: string;
}

/**
 * Reads the settings of the API as a process of its own.
 * @throws EnvError naming every variable that is bad or missing, and why
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = parseEnv(schema, env);
  return {
    port: given.PORT,
    databaseUrl: given.DATABASE_URL,
    dataDir: given.DATA_DIR,
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.PORT}`,
    trustedProxies: given.TRUSTED_PROXIES,
    codes: codeSettings(given),
    logLevel: given.LOG_LEVEL,
  };
}
