import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { ask, environment } from "./processes.mjs";
import { say } from "./say.mjs";
import { readStamp, writeStamp } from "./stamps.mjs";

const nodeVersion = readFileSync(inRoot(".nvmrc"), "utf8").trim();
const pnpmVersion = JSON.parse(readFileSync(inRoot("package.json"), "utf8")).packageManager.replace(
  "pnpm@",
  "",
);

const stampFile = "toolchain.json";
/** Prints the real paths of the programs npx put on the PATH. */
const locateScript = `
  const { realpathSync, existsSync } = require("node:fs");
  const { delimiter, join } = require("node:path");
  const folders = process.env.PATH.split(delimiter);
  const pnpm = folders.map((folder) => join(folder, "pnpm")).find(existsSync);
  console.log(JSON.stringify({ node: realpathSync(process.execPath), pnpm: pnpm && realpathSync(pnpm) }));`;

/** The remembered tools when they are still there and still of the pinned version. */
export async function knownTools() {
  const tools = JSON.parse(readStamp(stampFile) ?? "null");
  if (!tools || ![tools.node, tools.pnpm].every((file) => file && existsSync(file))) return undefined;
  return (await ask(tools.node, ["--version"])) === `v${nodeVersion}` ? tools : undefined;
}

/** Brings Node and pnpm of the pinned versions through npx, and remembers where they are. */
export async function fetchTools() {
  say(`Bringing Node ${nodeVersion} and pnpm ${pnpmVersion} …`);
  const script = `node -e '${locateScript}'`;
  const args = ["-y", "-p", `node@${nodeVersion}`, "-p", `pnpm@${pnpmVersion}`, "-c", script];
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  const answer = await ask(npx, args, { shell: process.platform === "win32" });
  if (!answer)
    throw new Error(
      `npx could not bring Node ${nodeVersion} and pnpm ${pnpmVersion}; is the npm registry reachable?`,
    );
  const tools = JSON.parse(answer.split("\n").at(-1));
  const version = await ask(tools.pnpm, ["--version"], { env: environment(tools) });
  if (version !== pnpmVersion)
    throw new Error(`Expected pnpm ${pnpmVersion}, but ${tools.pnpm} answers ${version}.`);
  writeStamp(stampFile, JSON.stringify(tools));
  return tools;
}
