import { EnvError } from "@gotovo/runtime/env";
import { readConfig } from "./config.ts";
import { createSandbox } from "./sandbox.ts";

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function configOrExit() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof EnvError) fail(error.message);
    throw error;
  }
}

const { port, host, hosts, bots, stateFile } = configOrExit();
const sandbox = createSandbox({ bots, hosts, ...(stateFile && { stateFile }) });
const { url } = await sandbox.listen(port, host).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== "EADDRINUSE") throw error;
  return fail(`Port ${port} is in use. Stop what uses it, or set SANDBOX_PORT to another.`);
});
console.log(`Local Telegram: ${url} (Bot API: ${url}/bot<token>/<method>)`);
for (const { username, token } of bots) console.log(`  @${username}  ${token}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
