import { parseArgs } from "node:util";
import { DomainError } from "@gotovo/domain";
import { issueApiKey, revokeApiKey } from "@gotovo/usecases/merchants/api-keys";
import { runCommand, UsageError } from "./command.ts";

const usage = "Usage: key:create --merchant <merchant_id>, or key:revoke --key <api key>";

// `key.ts create` gives a merchant one more API key, printed once; `key.ts revoke` ends one.
await runCommand(process.env, async (deps) => {
  const { verb, merchant, key } = readArguments();
  try {
    if (verb === "create" && merchant)
      return { merchant_id: merchant, api_key: await issueApiKey(deps, merchant) };
    if (verb === "revoke" && key) {
      await revokeApiKey(deps, key);
      return { revoked: true };
    }
  } catch (error) {
    if (error instanceof DomainError)
      throw new UsageError(`There is no such ${verb === "create" ? "merchant" : "key"}`);
    throw error;
  }
  throw new UsageError(usage);
});

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      args: process.argv.slice(2).filter((arg) => arg !== "--"),
      allowPositionals: true,
      options: { merchant: { type: "string" }, key: { type: "string" } },
    });
    return { verb: positionals[0], ...values };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
