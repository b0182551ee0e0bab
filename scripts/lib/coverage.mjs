import { inRoot } from "./paths.mjs";
import { runNode } from "./processes.mjs";

const packages = ["packages/domain", "packages/usecases"];

/** Prints how much of the rules and the use cases their own tests run; with arguments, the tests that those name. */
export function coverage(tools, args) {
  const flags = [
    "--coverage.enabled",
    "--coverage.provider=v8",
    "--coverage.reporter=text",
    "--coverage.reportsDirectory=node_modules/.cache/gotovo/coverage",
    ...packages.map((folder) => `--coverage.include=${folder}/src/**`),
  ];
  const vitest = inRoot("node_modules/vitest/vitest.mjs");
  return runNode(tools, [vitest, "run", ...flags, ...(args.length > 0 ? args : packages)]);
}
