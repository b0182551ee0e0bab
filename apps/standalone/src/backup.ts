import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { BadBackup, writeBackup } from "@gotovo/db";
import { findSecretKeys } from "@gotovo/runtime";
import { sealedUnder } from "@gotovo/usecases/sealed-under";
import { openPlace } from "./backup/places.ts";
import { tellFailure, tellWritten } from "./backup/words.ts";
import { readConfig } from "./config.ts";

const usage =
  "Usage: backup [--to <folder, or file that is not there yet>]; unless given, the folder backups in DATA_DIR";

// Writes all that the product has to one file, beside a running product or without one.
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => stopping.abort(new BadBackup("Stopped; nothing is left of the backup.")));
try {
  const { to } = readArguments();
  const config = readConfig(process.env, "command");
  const keys = await findSecretKeys({ env: process.env, dataDir: config.dataDir });
  const place = await openPlace(config, { mustBeThere: true });
  try {
    const file = chooseFile(to, config.dataDir);
    const { signal } = stopping;
    const keyOf = async (client: Parameters<typeof sealedUnder>[0]) =>
      (await sealedUnder(client, keys)).fingerprint;
    const written = await writeBackup({ url: place.url, file, product: productVersion(), keyOf, signal });
    process.stdout.write(`${tellWritten(file, written)}\n`);
  } finally {
    await place.close();
  }
} catch (error) {
  process.stderr.write(`${tellFailure(stopping.signal.aborted ? stopping.signal.reason : error)}\n`);
  process.exitCode = 1;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2).filter((arg) => arg !== "--"),
      options: { to: { type: "string" } },
    });
    return values;
  } catch (error) {
    throw new BadBackup(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** In a folder the file is named by the moment, so that names sort by time. */
function chooseFile(to: string | undefined, dataDir: string): string {
  const folder = to ?? join(dataDir, "backups");
  if (to === undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  const moment = new Date().toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
  return resolve(isFolder ? join(folder, `gotovo-${moment}.sql.gz`) : folder);
}

function productVersion(): string {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8")).version;
}
