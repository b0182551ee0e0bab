import { parseArgs } from "node:util";
import { migrate, resolveMigration } from "@gotovo/db";
import { explainFailedStart } from "@gotovo/runtime";
import { readConfig } from "./config.ts";

const usage =
  "Usage: migrate, or of a migration that was left half done: migrate --applied <name> | --undone <name>";

// Brings the database of DATABASE_URL up to date, as a step of its own; the embedded one does so at every start.
try {
  const { applied, undone } = readArguments();
  const { databaseUrl, databaseDirectUrl } = readConfig(process.env, "command");
  const url = databaseDirectUrl ?? databaseUrl;
  if (url === null)
    throw new Error("DATABASE_URL is unset: the embedded database is brought up to date at every start");
  if (applied !== undefined) await resolveMigration(url, applied, "applied");
  if (undone !== undefined) await resolveMigration(url, undone, "undone");
  const names = await migrate(url);
  process.stdout.write(names.length === 0 ? "The database is up to date\n" : `${names.join("\n")}\n`);
} catch (error) {
  const isOurs = error instanceof Error && error.name === "Error";
  process.stderr.write(`${isOurs ? error.message : explainFailedStart(error)}\n`);
  process.exitCode = 1;
}

function readArguments() {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((arg) => arg !== "--"),
    options: { applied: { type: "string" }, undone: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) throw new Error(usage);
  return values;
}
