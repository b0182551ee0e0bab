import { EnvError, envPort, parseEnv } from "@gotovo/runtime/env";
import { z } from "zod";
import { createSandbox } from "./sandbox.ts";
import { demoBots } from "./seed.ts";

const schema = z.object({
  SANDBOX_PORT: envPort(3001),
  /** The address to listen on. Whoever reaches it may do everything: think before it is not this machine's own. */
  HOST: z.string().default("127.0.0.1"),
  /** Names it may be called by besides, with commas between: that of a container, for one. */
  SANDBOX_HOSTS: z.string().default(""),
  NODE_ENV: z
    .string()
    .refine((mode) => mode !== "production", "must not be production: this is a toy")
    .optional(),
  /** Set: chats survive a restart in this file. */
  SANDBOX_STATE_FILE: z.string().optional(),
});

function readEnv() {
  try {
    return parseEnv(schema, process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const env = readEnv();
const { customer, horeca } = demoBots();
const stateFile = env.SANDBOX_STATE_FILE;
const hosts = env.SANDBOX_HOSTS.split(/[\s,]+/).filter(Boolean);
const sandbox = createSandbox({ bots: [customer, horeca], hosts, ...(stateFile && { stateFile }) });
const { url } = await sandbox.listen(env.SANDBOX_PORT, env.HOST);
console.log(`Local Telegram: ${url} (Bot API: ${url}/bot<token>/<method>)`);
for (const bot of [customer, horeca]) console.log(`  @${bot.username}  ${bot.token}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
