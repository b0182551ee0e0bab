import { existsSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { environment, run } from "./processes.mjs";
import { say } from "./say.mjs";

const typeScriptProjects = ["tsconfig.json", "apps/web/tsconfig.json", "apps/sandbox/page/tsconfig.json"];

/** What is checked without running the product, each under a name. */
export function checks(tools) {
  const bin = (name, ...args) => [inRoot("node_modules/.bin", name), args];
  const node = (file, ...args) => [tools.node, [inRoot(file), ...args]];
  const projects = typeScriptProjects.filter((file) => existsSync(inRoot(file)));
  return [
    ["format and lint", ...bin("biome", "check", "--error-on-warnings")],
    ...projects.map((file) => [`types of ${file}`, ...bin("tsc", "-p", inRoot(file))]),
    ["structure", ...node("scripts/checks/main.ts")],
    ["nothing unused or undeclared", ...bin("knip", "--no-progress")],
    ["migrations match the schema", ...node("packages/db/src/migrate/main.ts", "check")],
  ];
}

/** Runs all checks, also after one failed, and returns the names of the failed ones. */
export async function runChecks(tools) {
  const failed = [];
  for (const [name, file, args] of checks(tools)) {
    const options = { stdio: ["ignore", 2, 2], env: environment(tools), leash: file === tools.node };
    const code = await run(file, args, options);
    say(`${code === 0 ? "✓" : "✗"} ${name}`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}

export async function verify(tools) {
  const failed = await runChecks(tools);
  return failed.length === 0 ? 0 : 1;
}
