import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { BadBackup, restoreBackup, withMigrator } from "@gotovo/db";
import { findSecretKeys } from "@gotovo/runtime";
import { prepareQueues } from "@gotovo/usecases/background";
import { settleRestored } from "@gotovo/usecases/maintenance/settle-restored";
import { sealedUnder } from "@gotovo/usecases/sealed-under";
import { openPlace, openTemporaryPlace } from "./backup/places.ts";
import { tellFailure, tellHead, tellKey, tellRestored } from "./backup/words.ts";
import { readConfig } from "./config.ts";

const usage =
  "Usage: restore <file>, into an empty database; or restore --check <file>, into one that is removed afterwards";

// Restores a backup into an empty database and proves that all of it is there; with --check only to prove it.
try {
  const { file, check } = readArguments();
  const config = readConfig(process.env, "command");
  const keys = await findSecretKeys({ env: process.env, dataDir: config.dataDir });
  const place = await (check ? openTemporaryPlace(config) : openPlace(config, { mustBeThere: false }));
  // What is under way fails with its database, and says so.
  if (check)
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void place.close());
  try {
    const { url } = place;
    const onHead = (head: Parameters<typeof tellHead>[0]) => void process.stdout.write(`${tellHead(head)}\n`);
    const settle = settleRestored;
    const restored = await restoreBackup({ url, file, onHead, prepareQueues, settle, isTemporary: check });
    const sealed = await withMigrator(url, (client) => sealedUnder(client, keys));
    const lines = [tellRestored(restored), tellKey(sealed, restored.secretKey)];
    if (check) lines.push("The backup can be restored. What it was restored into is removed again.");
    process.stdout.write(`${lines.join("\n")}\n`);
  } finally {
    await place.close();
  }
} catch (error) {
  process.stderr.write(`${tellFailure(error)}\n`);
  process.exitCode = 1;
}

function readArguments(): { file: string; check: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2).filter((arg) => arg !== "--"),
      options: { check: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error("One file is to be named");
    return { file: resolve(file), check: values.check };
  } catch (error) {
    throw new BadBackup(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
