#!/usr/bin/env node
// The one door to the project: `node scripts/run.mjs <command> [args]`. Plain JavaScript without dependencies, for any
// Node from 20: it brings the pinned tools, does whatever set-up is due, and then runs the command with them.
// Its own words go to standard error, so that standard output belongs to the command alone.
import { commands } from "./lib/commands.mjs";
import { Interrupted, passSignalsOn } from "./lib/processes.mjs";
import { say } from "./lib/say.mjs";
import { prepare } from "./lib/setup.mjs";
import { stopUnusedServers } from "./lib/unused-servers.mjs";

const [name, ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  say(`usage: node scripts/run.mjs <${Object.keys(commands).join(" | ")}> [args]`);
  process.exit(2);
}
passSignalsOn();
try {
  await stopUnusedServers();
  const tools = await prepare(command.needs);
  process.exitCode = await command.run(tools, args);
} catch (error) {
  say(error.message);
  process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
}
// A program that was interrupted leaves its server to be stopped: it is, before we say that we are done.
await stopUnusedServers();
