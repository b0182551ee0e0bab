import { parseArgs } from "node:util";
import { createLogger, createShutdown } from "@gotovo/runtime";
import { readConfig } from "./config.ts";
import { newMerchant } from "./new-merchant.ts";
import { openStorage } from "./storage.ts";

const usage =
  "merchant:create --name <café business> --venue <café> [--venue <another>] [--timezone Europe/Moscow]";

try {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((arg) => arg !== "--"),
    options: {
      name: { type: "string" },
      venue: { type: "string", multiple: true },
      timezone: { type: "string" },
    },
  });
  const name = values.name?.trim();
  const venues = values.venue?.map((venue) => venue.trim()).filter(Boolean) ?? [];
  if (!name || venues.length === 0) throw new Error(`Usage: ${usage}`);
  const config = readConfig(process.env);
  const log = createLogger({ level: config.logLevel });
  const shutdown = createShutdown({ log });
  try {
    const deps = await openStorage(config, process.env, log, shutdown);
    const linkRoot =
      config.telegram === null ? `http://localhost:${config.sandboxPort}/t.me` : "https://t.me";
    const created = await newMerchant(deps, { name, venues, timezone: values.timezone }, linkRoot);
    process.stdout.write(`${JSON.stringify(created)}\n`);
  } finally {
    await shutdown.run();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
