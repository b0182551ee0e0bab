import { parseArgs } from "node:util";
import { banPhone, unbanPhone } from "@gotovo/usecases/accounts/ban-phone";
import { runCommand, UsageError } from "./command.ts";

const usage = "Usage: phone:ban --phone <number> [--reason <text>], or phone:unban --phone <number>";

// `phone.ts ban` shuts a phone out of every sign-in and ends its sessions; `phone.ts unban` lets it in again.
await runCommand(process.env, () => {
  const { verb, phone, reason } = readArguments();
  if (verb === "ban" && phone)
    return async (deps) => ({ phone: await banPhone(deps, phone, reason ?? null), banned: true });
  if (verb === "unban" && phone)
    return async (deps) => ({ phone: await unbanPhone(deps, phone), banned: false });
  throw new UsageError(usage);
});

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      args: process.argv.slice(2).filter((arg) => arg !== "--"),
      allowPositionals: true,
      options: { phone: { type: "string" }, reason: { type: "string" } },
    });
    return { verb: positionals[0], ...values };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
