import { parseArgs } from "node:util";
import { runCommand, UsageError } from "./command.ts";
import { horecaLink } from "./horeca-link.ts";
import { exportsOf, newMerchant } from "./new-merchant.ts";

const usage = `Usage: merchant:create --name <business> --venue <café> [--venue <another>] [--timezone Europe/Moscow] [--exports]`;

await runCommand(process.env, () => {
  const input = readArguments();
  return async (deps, config) => {
    const merchant = await newMerchant(deps, input, await horecaLink(deps, config));
    return input.exports ? exportsOf(merchant) : merchant;
  };
});

function readArguments() {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2).filter((arg) => arg !== "--"),
      options: {
        name: { type: "string" },
        venue: { type: "string", multiple: true },
        timezone: { type: "string" },
        exports: { type: "boolean", default: false },
      },
    });
    const name = values.name?.trim();
    const venues = values.venue?.map((venue) => venue.trim()).filter(Boolean) ?? [];
    if (!name || venues.length === 0) throw new UsageError("--name and --venue are required");
    if (values.timezone !== undefined) requireTimezone(values.timezone);
    return { name, venues, timezone: values.timezone, exports: values.exports };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function requireTimezone(timezone: string): void {
  if (!Intl.supportedValuesOf("timeZone").includes(timezone) && timezone !== "UTC") {
    throw new UsageError(`"${timezone}" is not a time zone such as Europe/Moscow`);
  }
}
