import { createSandbox } from "./sandbox.ts";
import { demoBots } from "./seed.ts";

const port = Number(process.env.SANDBOX_PORT || 3001);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`SANDBOX_PORT must be a port number, not "${process.env.SANDBOX_PORT}"`);
  process.exit(1);
}
const stateFile = process.env.SANDBOX_STATE_FILE;
const { customer, horeca } = demoBots();
const sandbox = createSandbox({ bots: [customer, horeca], ...(stateFile && { stateFile }) });
const { url } = await sandbox.listen(port);
console.log(`Local Telegram: ${url} (Bot API ${url}/bot<token>/<method>)`);
for (const bot of [customer, horeca]) console.log(`  @${bot.username}  ${bot.token}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
