#!/usr/bin/env node
// The one door to the project: `node scripts/run.mjs <command> [args]`. Plain JavaScript without dependencies, for any
// Node from 20: it brings the pinned tools, does whatever set-up is due, and then runs the command with them.
// Its own words go to standard error, so that standard output belongs to the command alone.
import { commands } from "./lib/commands.mjs";
import { say } from "./lib/say.mjs";
import { prepare } from "./lib/setup.mjs";

const [name, ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  say(`usage: node scripts/run.mjs <${Object.keys(commands).join(" | ")}> [args]`);
  process.exit(2);
}
try {
  const tools = await prepare(command.needs);
  process.exitCode = await command.run(tools, args);
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
