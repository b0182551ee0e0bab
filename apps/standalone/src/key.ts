import { parseArgs } from "node:util";
import { DomainError } from "@gotovo/domain";
import { issueApiKey } from "@gotovo/usecases/venue/merchants/issue-api-key";
import { listApiKeys } from "@gotovo/usecases/venue/merchants/list-api-keys";
import { revokeApiKey } from "@gotovo/usecases/venue/merchants/revoke-api-key";
import { runCommand, UsageError } from "./command.ts";
import { readSecret } from "./read-secret.ts";

const usage =
  "Usage: key:create --merchant <merchant_id> [--test], key:list --merchant <merchant_id>, or key:revoke, which reads the API key from standard input";

// `key.ts create` gives a merchant one more API key, printed once, with `--test` a test key; `key.ts list` says
// which there are and when each was last used; `key.ts revoke` ends one.
await runCommand(process.env, async () => {
  const { verb, merchant, test, key: visible } = readArguments();
  if (verb === "create" && merchant) {
    return async (deps) => ({
      merchant_id: merchant,
      api_key: await known("merchant", issueApiKey(deps, merchant, test ? "test" : "live")),
    });
  }
  if (verb === "list" && merchant) {
    return async (deps) => ({
      merchant_id: merchant,
      api_keys: (await known("merchant", listApiKeys(deps, merchant))).map((key) => ({
        id: key.id,
        mode: key.mode,
        ends_with: key.endsWith,
        created_at: key.createdAt.toISOString(),
        last_used_at: key.lastUsedAt?.toISOString() ?? null,
      })),
    });
  }
  if (verb === "revoke") {
    if (visible) warnOfArgument();
    const key = visible ?? (await readSecret("API key"));
    if (!key) throw new UsageError(usage);
    return async (deps) => {
      await known("key", revokeApiKey(deps, key));
      return { revoked: true };
    };
  }
  throw new UsageError(usage);
});

function warnOfArgument(): void {
  process.stderr.write(
    "Others could see the key in the list of processes. Next time give it on standard input.\n",
  );
}

/** Words a refusal for the operator. */
async function known<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof DomainError ? new UsageError(`There is no such ${what}`) : error;
  }
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      args: process.argv.slice(2).filter((arg) => arg !== "--"),
      allowPositionals: true,
      options: {
        merchant: { type: "string" },
        test: { type: "boolean", default: false },
        key: { type: "string" },
      },
    });
    return { verb: positionals[0], ...values };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
