import { parseEnv } from "@gotovo/runtime/env";
import { z } from "zod";
import { createSandbox } from "./sandbox.ts";
import { demoBots } from "./seed.ts";

const env = parseEnv(
  z.object({
    SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
    /** Set: chats survive a restart in this file. */
    SANDBOX_STATE_FILE: z.string().optional(),
  }),
  process.env,
);
const { customer, horeca } = demoBots();
const stateFile = env.SANDBOX_STATE_FILE;
const sandbox = createSandbox({ bots: [customer, horeca], ...(stateFile && { stateFile }) });
const { url } = await sandbox.listen(env.SANDBOX_PORT);
console.log(`Local Telegram: ${url} (Bot API: ${url}/bot<token>/<method>)`);
for (const bot of [customer, horeca]) console.log(`  @${bot.username}  ${bot.token}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
